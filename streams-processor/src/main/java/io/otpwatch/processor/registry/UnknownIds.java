package io.otpwatch.processor.registry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ids that the registry did not know lately. Each is refused for {@link #KEPT} without being asked for; and once there
 * are {@link #MAX} of them, so is every id that is not known: random bytes cost the registry 20 look-ups a minute, and
 * those that are under way when the twentieth ends. The price is that a new schema's records may be refused for up to a minute while such bytes come.
 */
final class UnknownIds {
    static final int MAX = 20;
    static final Duration KEPT = Duration.ofSeconds(60);

    /** Until when, by the time given, in the order in which they were found. */
    private final Map<Integer, Long> until = new LinkedHashMap<>();

    synchronized boolean refuses(int id, long nowNanos) {
        until.values().removeIf(end -> end - nowNanos <= 0);
        return until.size() >= MAX || until.containsKey(id);
    }

    synchronized void add(int id, long nowNanos) {
        until.put(id, nowNanos + KEPT.toNanos());
    }
}
