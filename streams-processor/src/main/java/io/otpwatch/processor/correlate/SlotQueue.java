package io.otpwatch.processor.correlate;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Slots of one kind in order of append time: added at the tail, given back at the head, a segment at a time. A second
 * cursor between head and tail marks how far the deadline has come. Nothing is searched and no timer is kept: what is
 * due next stands first.
 */
final class SlotQueue {
    private final SlotPool pool;
    /** Ring of segments, oldest first. */
    private int[] segments = new int[8];

    private int first;
    private int count;
    /** Positions counted from the first slot ever added to the queue; monotone. */
    private long head;

    private long cursor;
    private long tail;
    private long firstPosition;

    SlotQueue(SlotPool pool) {
        this.pool = pool;
    }

    int add() {
        int offset = (int) (tail & SlotPool.SEGMENT_SLOTS - 1);
        if (offset == 0) {
            addSegment(pool.takeSegment());
        }
        tail++;
        return segments[first + count - 1 & segments.length - 1] * SlotPool.SEGMENT_SLOTS + offset;
    }

    boolean isEmpty() {
        return head == tail;
    }

    int head() {
        return slot(head);
    }

    void removeHead() {
        head++;
        cursor = Math.max(cursor, head);
        if ((head & SlotPool.SEGMENT_SLOTS - 1) == 0) {
            pool.giveBackSegment(segments[first]);
            first = first + 1 & segments.length - 1;
            count--;
            firstPosition += SlotPool.SEGMENT_SLOTS;
        }
    }

    boolean atTail() {
        return cursor == tail;
    }

    int atCursor() {
        return slot(cursor);
    }

    void moveCursor() {
        cursor++;
    }

    long size() {
        return tail - head;
    }

    void forEach(IntConsumer slots) {
        for (long position = head; position < tail; position++) {
            slots.accept(slot(position));
        }
    }

    void clear() {
        first = 0;
        count = 0;
        head = 0;
        cursor = 0;
        tail = 0;
        firstPosition = 0;
    }

    private int slot(long position) {
        long index = position - firstPosition;
        int segment = segments[first + (int) (index / SlotPool.SEGMENT_SLOTS) & segments.length - 1];
        return segment * SlotPool.SEGMENT_SLOTS + (int) (index & SlotPool.SEGMENT_SLOTS - 1);
    }

    private void addSegment(int segment) {
        if (count == segments.length) {
            int[] larger = Arrays.copyOfRange(segments, first, first + segments.length * 2);
            System.arraycopy(segments, 0, larger, segments.length - first, first);
            segments = larger;
            first = 0;
        }
        segments[first + count++ & segments.length - 1] = segment;
    }
}
