package io.otpwatch.processor.overview;

import io.otpwatch.processor.incident.Scopes;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.processor.score.Signal;
import java.util.HashMap;
import java.util.Map;

/** Scopes in which trouble is over, and since when: what was sent before speaks of it no more. */
final class Cleared {
    /** By then all of it is past every horizon, ms. */
    private static final long KEPT = 3_600_000;

    private static final String PLATFORM = "platform";

    private final Map<Scope, Long> since = new HashMap<>();

    void add(Scope scope, long recovered) {
        since.merge(scope, recovered, Math::max);
    }

    /** Since when a leaf may be judged by the signal, ms since 1970. */
    long of(Scope leaf, Signal signal) {
        long latest = Long.MIN_VALUE;
        for (Map.Entry<Scope, Long> each : since.entrySet()) {
            if (each.getValue() > latest && touches(each.getKey(), leaf, signal)) {
                latest = each.getValue();
            }
        }
        return latest;
    }

    /** Platforms and routes are two ways to look at the same entries: what is over on one side showed on the other. */
    private static boolean touches(Scope scope, Scope leaf, Signal signal) {
        boolean otherSide =
                scope.value(PLATFORM).isPresent() != leaf.value(PLATFORM).isPresent();
        return otherSide ? signal == Signal.ENTRY : scope.covers(leaf);
    }

    void prune(long now) {
        since.values().removeIf(recovered -> recovered < now - KEPT);
    }

    void clear() {
        since.clear();
    }

    void write(PackedWriter out) {
        out.varint(since.size());
        since.forEach((scope, recovered) -> {
            Scopes.write(scope, out);
            out.varint(recovered);
        });
    }

    void read(PackedReader in) {
        since.clear();
        int count = in.number();
        for (int i = 0; i < count; i++) {
            since.put(Scopes.read(in), in.varint());
        }
    }
}
