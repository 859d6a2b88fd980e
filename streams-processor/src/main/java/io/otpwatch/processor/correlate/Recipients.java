package io.otpwatch.processor.correlate;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The recipients of codes of one segment, 18 bytes each, in order of their slots. Slots of a segment are filled in order,
 * so a recipient is found by halving. Once all of a segment are past their deadline, only those that may still be asked
 * for are kept.
 */
final class Recipients {
    private static final int FEWEST = 64;

    private short[] slots = new short[FEWEST];
    private long[] hashes = new long[2 * FEWEST];
    private int count;

    /** {@code slot}: within the segment, above that of the one before. */
    void add(int slot, long hi, long lo) {
        if (count == slots.length) {
            resize(Math.min(SlotPool.SEGMENT_SLOTS, count * 2));
        }
        slots[count] = (short) slot;
        hashes[2 * count] = hi;
        hashes[2 * count + 1] = lo;
        count++;
    }

    /** Where it stands, below 0 if there is none. */
    int find(int slot) {
        return Arrays.binarySearch(slots, 0, count, (short) slot);
    }

    long hi(int at) {
        return hashes[2 * at];
    }

    long lo(int at) {
        return hashes[2 * at + 1];
    }

    /** Forgets those whose slot is not to be kept, and gives back their memory. */
    void keep(IntPredicate slot) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (slot.test(slots[i])) {
                slots[kept] = slots[i];
                hashes[2 * kept] = hashes[2 * i];
                hashes[2 * kept + 1] = hashes[2 * i + 1];
                kept++;
            }
        }
        count = kept;
        resize(count);
    }

    boolean isEmpty() {
        return count == 0;
    }

    long bytes() {
        return slots.length * (long) (Short.BYTES + 2 * Long.BYTES);
    }

    private void resize(int size) {
        slots = Arrays.copyOf(slots, size);
        hashes = Arrays.copyOf(hashes, 2 * size);
    }
}
