package io.otpwatch.simulator;

import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What is still to happen, in order of time; at the same time, in the order in which it was planned.
 * The only memory of the model, so its size is that of the traffic under way.
 */
final class Agenda {
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long planned;

    void plan(long atNanos, Step step) {
        entries.add(new Entry(atNanos, planned++, step));
    }

    /** Epoch nanoseconds; Long.MAX_VALUE if nothing is planned. */
    long nextNanos() {
        Entry next = entries.peek();
        return next == null ? Long.MAX_VALUE : next.atNanos();
    }

    /** Takes the next step; only if {@link #nextNanos} names a time. */
    Optional<SimulatedEvent> takeNext() {
        return entries.remove().step().take();
    }

    int size() {
        return entries.size();
    }

    /** Something that happens: an event to append, or a decision that plans more. */
    interface Step {
        Optional<SimulatedEvent> take();
    }

    private record Entry(long atNanos, long number, Step step) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
