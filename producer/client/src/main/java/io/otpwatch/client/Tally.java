package io.otpwatch.client;

import java.time.Duration;

/** Counts what becomes of events, and bounds the memory of those that wait. Thread-safe; each call takes nanoseconds. */
final class Tally {
    private final long memoryMax;
    private final long[] memoryOf = new long[EventKind.values().length];
    private final boolean[] stuck = new boolean[memoryOf.length];
    private long memory;
    private boolean closed;
    private long acknowledged;
    private long waiting;
    private long refused;
    private long dropped;
    private long failed;

    /** @param memoryMax of the events that wait, in bytes */
    Tally(long memoryMax) {
        this.memoryMax = memoryMax;
    }

    synchronized void refused() {
        refused++;
    }

    /**
     * Whether there is room for the event, which then waits; else it is dropped.
     *
     * @param topicMissing then it may be one of those that take half of the memory together, so that others find room
     */
    synchronized boolean admit(Event event, boolean topicMissing) {
        int bytes = event.memory();
        int kind = event.kind().ordinal();
        stuck[kind] = topicMissing;
        if (closed || memory + bytes > memoryMax || (topicMissing && stuckMemory() + bytes > memoryMax / 2)) {
            dropped++;
            return false;
        }
        memory += bytes;
        memoryOf[kind] += bytes;
        waiting++;
        return true;
    }

    private long stuckMemory() {
        long sum = 0;
        for (int kind = 0; kind < stuck.length; kind++) {
            sum += stuck[kind] ? memoryOf[kind] : 0;
        }
        return sum;
    }

    /** It was admitted, and could not wait all the same. */
    synchronized void dropped(Event event) {
        dropped++;
        leaves(event);
    }

    synchronized void acknowledged(Event event) {
        acknowledged++;
        leaves(event);
    }

    synchronized void failed(Event event) {
        failed++;
        leaves(event);
    }

    private void leaves(Event event) {
        memory -= event.memory();
        memoryOf[event.kind().ordinal()] -= event.memory();
        waiting--;
        if (waiting == 0) {
            notifyAll();
        }
    }

    /** Admits no more. */
    synchronized void close() {
        closed = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Returns when nothing waits, or after {@code limit}. */
    synchronized void awaitNoneWaiting(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (waiting > 0) {
            long leftMs = (end - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                return;
            }
            wait(leftMs);
        }
    }

    synchronized Counts counts() {
        return new Counts(acknowledged, waiting, refused, dropped, failed);
    }
}
