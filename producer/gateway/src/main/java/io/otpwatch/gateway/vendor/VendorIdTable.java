package io.otpwatch.gateway.vendor;

import java.util.Arrays;
import java.util.Optional;

/**
 * The codes of the latest ids, each known by 128 bits of hash. A ring of entries, the oldest goes first, and an index
 * of open addresses into it; grows by doubling up to its bound. An entry takes 28 bytes and its ids, and 8 to 16 of the
 * index. Not thread-safe.
 */
final class VendorIdTable {
    private static final int FIRST = 1_024;
    private static final int FREE = -1;

    private final int max;
    private long[] high;
    private long[] low;
    private long[] times;
    private byte[][] values;
    private int[] index;
    private int first;
    private int size;
    private long dropped;

    /** @param max entries, ≥ 1 */
    VendorIdTable(int max) {
        this.max = max;
        int capacity = Math.min(max, FIRST);
        high = new long[capacity];
        low = new long[capacity];
        times = new long[capacity];
        values = new byte[capacity][];
        index = freshIndex(capacity);
    }

    int size() {
        return size;
    }

    /** Entries that went for want of room. */
    long dropped() {
        return dropped;
    }

    Optional<byte[]> find(long keyHigh, long keyLow) {
        int at = slot(keyHigh, keyLow);
        return index[at] == FREE ? Optional.empty() : Optional.of(values[index[at]]);
    }

    /** Adds, or puts in the place of the same key, which keeps its age. */
    void put(long keyHigh, long keyLow, byte[] value, long timeMs) {
        int at = slot(keyHigh, keyLow);
        if (index[at] != FREE) {
            values[index[at]] = value;
            return;
        }
        if (size == max) {
            removeFirst();
            dropped++;
        } else if (size == values.length) {
            grow();
        }
        int entry = (first + size) % values.length;
        high[entry] = keyHigh;
        low[entry] = keyLow;
        times[entry] = timeMs;
        values[entry] = value;
        index[slot(keyHigh, keyLow)] = entry;
        size++;
    }

    /** Removes the oldest entries up to the first that is not older than {@code timeMs}. */
    void removeBefore(long timeMs) {
        while (size > 0 && times[first] < timeMs) {
            removeFirst();
        }
    }

    private void removeFirst() {
        free(slot(high[first], low[first]));
        values[first] = new byte[0];
        first = (first + 1) % values.length;
        size--;
    }

    /** Where the key is, or would be. */
    private int slot(long keyHigh, long keyLow) {
        int mask = index.length - 1;
        int at = (int) keyLow & mask;
        while (index[at] != FREE && (low[index[at]] != keyLow || high[index[at]] != keyHigh)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** Empties a slot and moves those behind it up, so that none is cut off from where its search begins. */
    private void free(int hole) {
        int mask = index.length - 1;
        int at = hole;
        while (true) {
            at = (at + 1) & mask;
            if (index[at] == FREE) {
                index[hole] = FREE;
                return;
            }
            int home = (int) low[index[at]] & mask;
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                index[hole] = index[at];
                hole = at;
            }
        }
    }

    private void grow() {
        int capacity = (int) Math.min(max, values.length * 2L);
        high = unrolled(high, capacity);
        low = unrolled(low, capacity);
        times = unrolled(times, capacity);
        byte[][] grown = new byte[capacity][];
        for (int i = 0; i < size; i++) {
            grown[i] = values[(first + i) % values.length];
        }
        values = grown;
        first = 0;
        index = freshIndex(capacity);
        for (int i = 0; i < size; i++) {
            index[slot(high[i], low[i])] = i;
        }
    }

    private long[] unrolled(long[] ring, int capacity) {
        long[] grown = new long[capacity];
        for (int i = 0; i < size; i++) {
            grown[i] = ring[(first + i) % ring.length];
        }
        return grown;
    }

    /** At least half of it stays free. */
    private static int[] freshIndex(int capacity) {
        int[] fresh = new int[Integer.highestOneBit(capacity) * 4];
        Arrays.fill(fresh, FREE);
        return fresh;
    }
}
