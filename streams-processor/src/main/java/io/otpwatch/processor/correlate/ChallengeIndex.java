package io.otpwatch.processor.correlate;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * From a challenge to the newest of its slots: extendible hashing over tables of 1,024 places. A table that is three
 * quarters full is split in two by one more bit of the hash, so growth never moves more than one table, never doubles
 * memory and never stalls; only the directory of tables doubles, 8 bytes for some hundreds of challenges.
 *
 * <pre>
 * place  32 bits of the hash, the tag | slot + 1, or 0 if the place is free
 * tag    its leading bits choose the table, its last ten where in the table the search begins
 * </pre>
 *
 * <p>The keys themselves stand in the slots, each a cache miss away; the tag keeps a search from looking at slots of
 * other challenges. A place costs 8 bytes, and a table is between three eighths and three quarters full: at most 21.4
 * bytes a challenge. Tables are not merged: after a peak the memory stays until the task ends.
 */
final class ChallengeIndex {
    private static final int PLACES = 1024;
    private static final int FULL = PLACES * 3 / 4;
    private static final long SLOT = 0xffff_ffffL;
    /** Unknown outside, so that nobody can choose ids that fall into one table. */
    private static final long SEED = new SecureRandom().nextLong();

    private final SlotPool pool;
    private Table[] directory = {new Table(0)};
    private int depth;
    private int tables = 1;

    ChallengeIndex(SlotPool pool) {
        this.pool = pool;
    }

    /** The newest slot of the challenge, or {@link SlotPool#NONE}. */
    int newest(long hi, long lo) {
        int tag = tag(hi, lo);
        Table table = table(tag);
        return slot(table.places[table.find(pool, tag, hi, lo)]);
    }

    /** Makes {@code slot} the newest of the challenge that it holds. */
    void put(int slot) {
        long hi = pool.challengeHi(slot);
        long lo = pool.challengeLo(slot);
        int tag = tag(hi, lo);
        Table table = table(tag);
        int place = table.find(pool, tag, hi, lo);
        boolean isNew = table.places[place] == 0;
        table.places[place] = stored(tag, slot);
        if (isNew && ++table.count > FULL) {
            split(table, tag);
        }
    }

    /** Forgets the challenge that {@code slot}, its newest, holds. */
    void remove(int slot) {
        long hi = pool.challengeHi(slot);
        long lo = pool.challengeLo(slot);
        int tag = tag(hi, lo);
        Table table = table(tag);
        int place = table.find(pool, tag, hi, lo);
        if (table.places[place] != 0) {
            table.remove(place);
        }
    }

    void clear() {
        directory = new Table[] {new Table(0)};
        depth = 0;
        tables = 1;
    }

    long bytes() {
        return (long) tables * (PLACES * Long.BYTES + 40) + directory.length * (long) Long.BYTES;
    }

    private void split(Table full, int tag) {
        if (full.depth == depth) {
            Table[] doubled = new Table[directory.length * 2];
            for (int i = 0; i < directory.length; i++) {
                doubled[2 * i] = directory[i];
                doubled[2 * i + 1] = directory[i];
            }
            directory = doubled;
            depth++;
        }
        Table zero = new Table(full.depth + 1);
        Table one = new Table(full.depth + 1);
        int bit = 1 << (Integer.SIZE - 1 - full.depth);
        for (long stored : full.places) {
            if (stored != 0) {
                ((tagOf(stored) & bit) == 0 ? zero : one).add(stored);
            }
        }
        // The directory is ordered by the tag's leading bits: the split table owns one run of it.
        int run = 1 << (depth - full.depth);
        int from = directoryAt(tag) & -run;
        Arrays.fill(directory, from, from + run / 2, zero);
        Arrays.fill(directory, from + run / 2, from + run, one);
        tables++;
    }

    private Table table(int tag) {
        return directory[directoryAt(tag)];
    }

    private int directoryAt(int tag) {
        return depth == 0 ? 0 : tag >>> (Integer.SIZE - depth);
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

    /** Linear probing. */
    private static final class Table {
        final long[] places = new long[PLACES];
        final int depth;
        int count;

        Table(int depth) {
            this.depth = depth;
        }

        /** Where the challenge stands, or the free place where it would. */
        int find(SlotPool pool, int tag, long hi, long lo) {
            int place = tag & (PLACES - 1);
            long stored = places[place];
            while (stored != 0 && (tagOf(stored) != tag || !pool.isChallenge(slot(stored), hi, lo))) {
                place = (place + 1) & (PLACES - 1);
                stored = places[place];
            }
            return place;
        }

        void add(long stored) {
            int place = tagOf(stored) & (PLACES - 1);
            while (places[place] != 0) {
                place = (place + 1) & (PLACES - 1);
            }
            places[place] = stored;
            count++;
        }

        /** Closes the gap by moving back what probing had pushed past it. */
        void remove(int place) {
            int gap = place;
            int next = (gap + 1) & (PLACES - 1);
            while (places[next] != 0) {
                int home = tagOf(places[next]) & (PLACES - 1);
                if (((next - home) & (PLACES - 1)) >= ((next - gap) & (PLACES - 1))) {
                    places[gap] = places[next];
                    gap = next;
                }
                next = (next + 1) & (PLACES - 1);
            }
            places[gap] = 0;
            count--;
        }
    }
}
