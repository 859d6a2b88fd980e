package io.otpwatch.processor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.FeedWatermark;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.List;
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
        feeds.stepped(106);
        long soon = feed.clock(105);
        feed.expect(1.5);
        feed.expect(1.5);
        feeds.stepped(106);
        long later = feed.clock(106);
        feeds.stepped(106);

        // Then
        assertThat(soon).isEqualTo(105);
        assertThat(later).isEqualTo(100);
        assertThat(feed.clock(107)).isEqualTo(107);
    }

    @Test
    void one_that_stood_for_long_catches_up_and_one_that_does_so_again_and_again_tells_in_batches() {
        // Given
        Feed feed = new Feed(100_000, 0);

        // When
        boolean first = catchesUp(feed, 100, 160);
        boolean second = catchesUp(feed, 160, 225);
        boolean third = catchesUp(feed, 225, 285);
        boolean fourth = catchesUp(feed, 285, 350);
        boolean longer = catchesUp(feed, 350, 470);
        boolean later = catchesUp(feed, 9_000, 9_060);

        // Then
        assertThat(List.of(first, second, third)).containsOnly(true);
        assertThat(fourth).isFalse();
        assertThat(longer).isTrue();
        assertThat(later).isTrue();
    }

    /** It stands from one moment to the other, seconds since 1970. */
    private static boolean catchesUp(Feed feed, long from, long to) {
        feed.observe(from * 1000);
        feed.stepped(0, from);
        for (long second = from + 1; second < to; second++) {
            feed.stepped(20, second);
            assertThat(feed.isCatchingUp()).isFalse();
        }
        feed.observe(to * 1000);
        feed.stepped(0, to);
        assertThat(feed.gain()).isEqualTo(to - 1 - from);
        return feed.isCatchingUp();
    }

    @Test
    void what_is_written_is_read_back() {
        // Given
        feeds.observe(new FeedWatermark("ses", 100_000L));
        Objects.requireNonNull(feeds.feed("ses")).expect(4);
        feeds.stepped(106);
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
