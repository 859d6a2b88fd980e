package io.otpwatch.processor.detect;

import io.otpwatch.events.FeedWatermark;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** How far each provider's receipts have come: the highest of what the sources say. Providers beyond 256 are left out. */
final class Feeds {
    static final int MAX = 256;

    private final Map<String, Long> receivedAt = new HashMap<>();

    void observe(FeedWatermark feed) {
        if (receivedAt.size() < MAX || receivedAt.containsKey(feed.getProvider())) {
            receivedAt.merge(feed.getProvider(), feed.getReceivedAt(), Math::max);
        }
    }

    /** Milliseconds since 1970. */
    OptionalLong of(String provider) {
        Long at = receivedAt.get(provider);
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }

    void clear() {
        receivedAt.clear();
    }

    void write(PackedWriter out) {
        out.varint(receivedAt.size());
        receivedAt.forEach((provider, at) -> {
            out.text(provider);
            out.zigzag(at);
        });
    }

    void read(PackedReader in) {
        receivedAt.clear();
        int count = in.number();
        for (int i = 0; i < count; i++) {
            receivedAt.put(in.text(), in.zigzag());
        }
    }
}
