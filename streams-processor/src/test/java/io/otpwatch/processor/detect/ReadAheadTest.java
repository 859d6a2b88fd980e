package io.otpwatch.processor.detect;

import static io.otpwatch.processor.detect.Deltas.START;
import static io.otpwatch.processor.detect.Deltas.batch;
import static io.otpwatch.processor.detect.Deltas.route;
import static io.otpwatch.processor.detect.Deltas.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.FeedWatermark;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.processor.correlate.Watermarks;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private final ReadAhead ahead = new ReadAhead();

    @Test
    void what_is_sent_far_ahead_of_its_source_counts_when_the_watermark_has_come_there() {
        ahead.observe(batch(0, 0, START, route("a", sent(START + 4, 1))));
        assertThat(ahead.until()).isEqualTo(Watermarks.UNKNOWN);
        ahead.observe(batch(0, 1, START, route("a", sent(START + 5, 1))));
        assertThat(ahead.until()).isEqualTo((START + 6) * 1000);
    }

    @Test
    void so_do_receipts_that_are_read_far_ahead_of_what_they_are_of() {
        ahead.observe(fed(new FeedWatermark("twilio", START * 1000 + 4_999)));
        assertThat(ahead.until()).isEqualTo(Watermarks.UNKNOWN);
        ahead.observe(fed(
                new FeedWatermark("vonage", START * 1000 - 60_000),
                new FeedWatermark("twilio", START * 1000 + 77_300)));
        assertThat(ahead.until()).isEqualTo((START + 78) * 1000);
    }

    /** By a source that has come to {@link Deltas#START}. */
    private static RouteDeltas fed(FeedWatermark... feeds) {
        return new RouteDeltas(0, 0L, START * 1000, List.of(feeds), List.of(), 0L, "otpwatch", List.of(), List.of());
    }

    @Test
    void where_the_watermark_jumps_what_waited_may_come_for_half_as_long() {
        ahead.step(Watermarks.UNKNOWN, START * 1000);
        ahead.step(START * 1000, START * 1000 + 5_000);
        assertThat(ahead.until()).isEqualTo(Watermarks.UNKNOWN);
        ahead.step(START * 1000, START * 1000 + 6_000);
        assertThat(ahead.until()).as("five seconds at least").isEqualTo(START * 1000 + 11_000);
        ahead.step(START * 1000, START * 1000 + 30_000);
        assertThat(ahead.until()).isEqualTo(START * 1000 + 45_000);
        ahead.step(START * 1000, START * 1000 + 600_000);
        assertThat(ahead.until()).as("half a minute at most").isEqualTo(START * 1000 + 630_000);
    }
}
