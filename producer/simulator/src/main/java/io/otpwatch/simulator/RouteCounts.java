package io.otpwatch.simulator;

import java.util.EnumMap;
import java.util.Map;

/** The counts of one route, or of several together. Immutable. */
public record RouteCounts(Map<Count, Long> counts) {
    public static final RouteCounts NONE = new RouteCounts(Map.of());

    public RouteCounts {
        Map<Count, Long> all = new EnumMap<>(Count.class);
        for (Count count : Count.values()) {
            all.put(count, counts.getOrDefault(count, 0L));
        }
        counts = Map.copyOf(all);
    }

    public long of(Count count) {
        return counts.getOrDefault(count, 0L);
    }

    public RouteCounts plus(Count count, long more) {
        Map<Count, Long> sum = new EnumMap<>(counts);
        sum.merge(count, more, Long::sum);
        return new RouteCounts(sum);
    }

    public RouteCounts plus(RouteCounts other) {
        Map<Count, Long> sum = new EnumMap<>(counts);
        other.counts.forEach((count, more) -> sum.merge(count, more, Long::sum));
        return new RouteCounts(sum);
    }
}
