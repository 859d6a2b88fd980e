package io.otpwatch.processor.correlate;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * From a challenge to the newest of its slots: extendible hashing over tables of 1,024 places. A table that is three
 * quarters full is split in two by one more bit of the hash, so growth never moves more than one table, never doubles
 * memory and never stalls; only the directory of tables doubles, 4 bytes for some hundreds of challenges.
 *
 * <pre>
 * place  32 bits of the hash, the tag | slot + 1, or 0 if the place is free
 * tag    its leading bits choose the table, its last ten where in the table the search begins
 * </pre>
 *
 * <p>A search costs about two cache misses: the place, and the slot, in which the key itself stands. So tables are no
 * objects: they lie in slabs of 16, 128 KiB, and the directory has their numbers. The tag keeps a search from looking at
 * slots of other challenges. A place costs 8 bytes, and a table that was split by growth is between three eighths and
 * three quarters full: at most 21.4 bytes a challenge at the first peak. Tables are not merged: under load that comes and
 * goes each is split by its own highest number, and after a peak the memory stays until the task ends.
 */
final class ChallengeIndex {
    private static final int PLACE_BITS = 10;
    private static final int PLACES = 1 << PLACE_BITS;
    private static final int FULL = PLACES * 3 / 4;
    private static final int SLAB_BITS = 4;
    private static final int SLAB_TABLES = 1 << SLAB_BITS;
    private static final long SLOT = 0xffff_ffffL;
    /** Unknown outside, so that nobody can choose ids that fall into one table. */
    private static final long SEED = new SecureRandom().nextLong();

    private final SlotPool pool;
    private final long[] splitting = new long[PLACES];
    private long[][] slabs = {};
    /** Table by the leading {@link #depth} bits of the tag. */
    private int[] directory = {};

    private int depth;
    private int tables;
    /** By table: by how many bits its challenges were chosen, and how many there are. */
    private byte[] depths = {};

    private short[] counts = {};

    ChallengeIndex(SlotPool pool) {
        this.pool = pool;
        clear();
    }

    /** The newest slot of the challenge, or {@link SlotPool#NONE}. */
    int newest(long hi, long lo) {
        int tag = tag(hi, lo);
        int table = table(tag);
        return slot(slab(table)[find(table, tag, hi, lo)]);
    }

    /** Makes {@code slot} the newest of the challenge that it holds. */
    void put(int slot) {
        long hi = pool.challengeHi(slot);
        long lo = pool.challengeLo(slot);
        int tag = tag(hi, lo);
        int table = table(tag);
        int place = find(table, tag, hi, lo);
        long[] places = slab(table);
        boolean isNew = places[place] == 0;
        places[place] = stored(tag, slot);
        if (isNew && ++counts[table] > FULL) {
            split(table, tag);
        }
    }

    /** Forgets the challenge that {@code slot}, its newest, holds. */
    void remove(int slot) {
        long hi = pool.challengeHi(slot);
        long lo = pool.challengeLo(slot);
        int tag = tag(hi, lo);
        int table = table(tag);
        int place = find(table, tag, hi, lo);
        if (slab(table)[place] != 0) {
            remove(table, place);
        }
    }

    void clear() {
        slabs = new long[][] {};
        depths = new byte[] {};
        counts = new short[] {};
        tables = 0;
        depth = 1;
        directory = new int[] {addTable(1), addTable(1)};
    }

    long bytes() {
        long perTable = (long) PLACES * Long.BYTES + Byte.BYTES + Short.BYTES;
        return (long) slabs.length * SLAB_TABLES * perTable + directory.length * (long) Integer.BYTES;
    }

    private int addTable(int bits) {
        if (tables == slabs.length << SLAB_BITS) {
            slabs = Arrays.copyOf(slabs, slabs.length + 1);
            slabs[slabs.length - 1] = new long[SLAB_TABLES * PLACES];
            depths = Arrays.copyOf(depths, slabs.length << SLAB_BITS);
            counts = Arrays.copyOf(counts, slabs.length << SLAB_BITS);
        }
        depths[tables] = (byte) bits;
        return tables++;
    }

    private void split(int table, int tag) {
        int bits = depths[table];
        if (bits == depth) {
            doubleDirectory();
        }
        int other = addTable(bits + 1);
        depths[table] = (byte) (bits + 1);
        counts[table] = 0;
        long[] places = slab(table);
        int base = base(table);
        System.arraycopy(places, base, splitting, 0, PLACES);
        Arrays.fill(places, base, base + PLACES, 0);
        int bit = 1 << (Integer.SIZE - 1 - bits);
        for (long stored : splitting) {
            if (stored != 0) {
                add((tagOf(stored) & bit) == 0 ? table : other, stored);
            }
        }
        // The directory is ordered by the tag's leading bits: the split table owns one run of it.
        int run = 1 << (depth - bits);
        int from = directoryAt(tag) & -run;
        Arrays.fill(directory, from + run / 2, from + run, other);
    }

    private void doubleDirectory() {
        int[] doubled = new int[directory.length * 2];
        for (int i = 0; i < directory.length; i++) {
            doubled[2 * i] = directory[i];
            doubled[2 * i + 1] = directory[i];
        }
        directory = doubled;
        depth++;
    }

    private void add(int table, long stored) {
        long[] places = slab(table);
        int base = base(table);
        int place = tagOf(stored) & PLACES - 1;
        while (places[base + place] != 0) {
            place = place + 1 & PLACES - 1;
        }
        places[base + place] = stored;
        counts[table]++;
    }

    /** Where in its slab the challenge stands, or the free place where it would. Linear probing. */
    private int find(int table, int tag, long hi, long lo) {
        long[] places = slab(table);
        int base = base(table);
        int place = tag & PLACES - 1;
        long stored = places[base + place];
        while (stored != 0 && (tagOf(stored) != tag || !pool.isChallenge(slot(stored), hi, lo))) {
            place = place + 1 & PLACES - 1;
            stored = places[base + place];
        }
        return base + place;
    }

    /** Closes the gap by moving back what probing had pushed past it. */
    private void remove(int table, int at) {
        long[] places = slab(table);
        int base = base(table);
        int gap = at - base;
        int next = gap + 1 & PLACES - 1;
        while (places[base + next] != 0) {
            int home = tagOf(places[base + next]) & PLACES - 1;
            if ((next - home & PLACES - 1) >= (next - gap & PLACES - 1)) {
                places[base + gap] = places[base + next];
                gap = next;
            }
            next = next + 1 & PLACES - 1;
        }
        places[base + gap] = 0;
        counts[table]--;
    }

    private long[] slab(int table) {
        return slabs[table >>> SLAB_BITS];
    }

    private static int base(int table) {
        return (table & SLAB_TABLES - 1) << PLACE_BITS;
    }

    private int table(int tag) {
        return directory[directoryAt(tag)];
    }

    private int directoryAt(int tag) {
        return tag >>> (Integer.SIZE - depth);
    }

    private static long stored(int tag, int slot) {
        return ((long) tag << 32) | (slot + 1L);
    }

    private static int tagOf(long stored) {
        return (int) (stored >>> 32);
    }

    private static int slot(long stored) {
        return (int) (stored & SLOT) - 1;
    }

    /** Ids are opaque: even a UUID's bits may be sequential, so they are mixed (the finaliser of SplitMix64). */
    private static int tag(long hi, long lo) {
        return (int) (mix(mix(hi ^ SEED) ^ lo) >>> 32);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
