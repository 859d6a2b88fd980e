package io.otpwatch.processor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.FeedWatermark;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedsTest {
    private final Feeds feeds = new Feeds();

    @Test
    void a_feed_is_as_far_as_the_source_that_is_farthest() {
        // When
        feeds.observe(new FeedWatermark("ses", 500L));
        feeds.observe(new FeedWatermark("ses", 400L));

        // Then
        assertThat(feeds.of("ses")).isEqualTo(OptionalLong.of(500));
        assertThat(feeds.of("none")).isEmpty();
        assertThat(feeds.feed("none")).isNull();
    }

    @Test
    void providers_beyond_256_are_left_out() {
        // When
        IntStream.range(0, 300).forEach(i -> feeds.observe(new FeedWatermark("p-" + i, 1L)));
        feeds.observe(new FeedWatermark("p-255", 2L));

        // Then
        assertThat(feeds.of("p-255")).isEqualTo(OptionalLong.of(2));
        assertThat(feeds.of("p-256")).isEmpty();
    }

    @Test
    void the_clock_stands_while_more_receipts_should_have_come_than_chance_explains() {
        // Given
        feeds.observe(new FeedWatermark("ses", 100_000L));
        Feed feed = Objects.requireNonNull(feeds.feed("ses"));

        // When
        feed.expect(2.5);
        feeds.stepped();
        long soon = feed.clock(105);
        feed.expect(1.5);
        feed.expect(1.5);
        feeds.stepped();
        long later = feed.clock(106);
        feeds.stepped();

        // Then
        assertThat(soon).isEqualTo(105);
        assertThat(later).isEqualTo(100);
        assertThat(feed.clock(107)).isEqualTo(107);
    }

    @Test
    void what_is_written_is_read_back() {
        // Given
        feeds.observe(new FeedWatermark("ses", 100_000L));
        Objects.requireNonNull(feeds.feed("ses")).expect(4);
        feeds.stepped();
        PackedWriter out = new PackedWriter();

        // When
        feeds.write(out);
        Feeds read = new Feeds();
        read.read(new PackedReader(out.toArray()));

        // Then
        Feed feed = Objects.requireNonNull(read.feed("ses"));
        assertThat(feed.receivedAt()).isEqualTo(100_000);
        assertThat(feed.expected()).isEqualTo(4);
    }
}
