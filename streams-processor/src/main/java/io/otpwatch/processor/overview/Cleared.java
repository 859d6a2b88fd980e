package io.otpwatch.processor.overview;

import io.otpwatch.processor.incident.Scopes;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.processor.score.Signal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Scopes in which trouble is over, and since when: what was sent before speaks of it no more. */
final class Cleared {
    /** By then all of it is past every horizon, ms. */
    private static final long KEPT = 3_600_000;

    private static final String PLATFORM = "platform";

    private final Map<Signal, Map<Scope, Long>> since = new EnumMap<>(Signal.class);

    Cleared() {
        clear();
    }

    /** {@code signals}: those by which it was trouble. */
    void add(Scope scope, Set<Signal> signals, long recovered) {
        signals.forEach(signal -> of(signal).merge(scope, recovered, Math::max));
    }

    /** Since when a leaf may be judged by the signal, ms since 1970. */
    long of(Scope leaf, Signal signal) {
        long latest = Long.MIN_VALUE;
        for (Map.Entry<Scope, Long> each : of(signal).entrySet()) {
            if (each.getValue() > latest && touches(each.getKey(), leaf)) {
                latest = each.getValue();
            }
        }
        return latest;
    }

    /** As {@link #of}, by what was over on the leaf's own side: of routes or of platforms. */
    long within(Scope leaf, Signal signal) {
        return of(signal).entrySet().stream()
                .filter(each -> each.getKey().covers(leaf))
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** Platforms and routes are two ways to look at the same entries: what is over on one side showed on the other. */
    private static boolean touches(Scope scope, Scope leaf) {
        boolean otherSide =
                scope.value(PLATFORM).isPresent() != leaf.value(PLATFORM).isPresent();
        return otherSide || scope.covers(leaf);
    }

    void prune(long now) {
        since.values().forEach(of -> of.values().removeIf(recovered -> recovered < now - KEPT));
    }

    void clear() {
        for (Signal signal : Signal.values()) {
            since.put(signal, new HashMap<>());
        }
    }

    void write(PackedWriter out) {
        for (Signal signal : Signal.values()) {
            out.varint(of(signal).size());
            of(signal).forEach((scope, recovered) -> {
                Scopes.write(scope, out);
                out.varint(recovered);
            });
        }
    }

    void read(PackedReader in) {
        clear();
        for (Signal signal : Signal.values()) {
            int count = in.number();
            for (int i = 0; i < count; i++) {
                of(signal).put(Scopes.read(in), in.varint());
            }
        }
    }

    private Map<Scope, Long> of(Signal signal) {
        return Objects.requireNonNull(since.get(signal));
    }
}
