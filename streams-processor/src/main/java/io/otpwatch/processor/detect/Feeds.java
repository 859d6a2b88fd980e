package io.otpwatch.processor.detect;

import io.otpwatch.events.FeedWatermark;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The feeds of the providers that had receipts: of each the highest of what the sources say. Beyond 256 they are left out. */
final class Feeds {
    static final int MAX = 256;

    private final Map<String, Feed> feeds = new HashMap<>();

    void observe(FeedWatermark feed) {
        Feed known = feeds.get(feed.getProvider());
        if (known != null) {
            known.observe(feed.getReceivedAt());
        } else if (feeds.size() < MAX) {
            feeds.put(feed.getProvider(), new Feed(feed.getReceivedAt(), 0));
        }
    }

    /** The feed of the provider, null if it never had a receipt. */
    @Nullable
    Feed feed(String provider) {
        return feeds.get(provider);
    }

    /** Milliseconds since 1970. */
    OptionalLong of(String provider) {
        Feed feed = feeds.get(provider);
        return feed == null ? OptionalLong.empty() : OptionalLong.of(feed.receivedAt());
    }

    /** All routes have said what they expect as of {@code now}, seconds since 1970. */
    void stepped(long now) {
        feeds.values().forEach(feed -> feed.stepped(now));
    }

    /**
     * So many receipts should have come since the newest of each; none where nothing is said.
     *
     * @param now seconds since 1970
     */
    void stepped(Map<String, Double> expected, long now) {
        feeds.forEach((provider, feed) -> feed.stepped(expected.getOrDefault(provider, 0.0), now));
    }

    /** What is expected of feeds, where it is more than nothing. */
    Map<String, Double> expected() {
        Map<String, Double> expected = new TreeMap<>();
        feeds.forEach((provider, feed) -> {
            if (feed.expected() > 0) {
                expected.put(provider, feed.expected());
            }
        });
        return expected;
    }

    void clear() {
        feeds.clear();
    }

    /** In no order. */
    void forEach(BiConsumer<String, Feed> action) {
        feeds.forEach(action);
    }

    void write(PackedWriter out) {
        out.varint(feeds.size());
        feeds.forEach((provider, feed) -> {
            out.text(provider);
            feed.write(out);
        });
    }

    /** Replaces all of it. */
    void read(PackedReader in) {
        feeds.clear();
        int count = in.number();
        for (int i = 0; i < count; i++) {
            feeds.put(in.text(), Feed.read(in));
        }
    }
}
