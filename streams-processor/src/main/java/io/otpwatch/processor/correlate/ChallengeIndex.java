package io.otpwatch.processor.correlate;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * From a challenge to the newest of its slots: extendible hashing over tables of 1,024 places. A table that is three
 * quarters full is split in two by one more bit of the hash, so growth never moves more than one table, never doubles
 * memory and never stalls; only the directory of tables doubles, 8 bytes for some hundreds of challenges.
 *
 * <p>The keys themselves stand in the slots. A place costs 4 bytes, and a table is between three eighths and three
 * quarters full: at most 10.7 bytes a challenge.
 */
final class ChallengeIndex {
    private static final int PLACES = 1024;
    private static final int FULL = PLACES * 3 / 4;
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
        long hash = hash(hi, lo);
        Table table = directory[directoryAt(hash)];
        int slot = table.places[table.find(pool, hash, hi, lo)] - 1;
        return slot;
    }

    /** Makes {@code slot} the newest of the challenge that it holds. */
    void put(int slot) {
        long hi = pool.challengeHi(slot);
        long lo = pool.challengeLo(slot);
        long hash = hash(hi, lo);
        Table table = directory[directoryAt(hash)];
        int place = table.find(pool, hash, hi, lo);
        if (table.places[place] != 0) {
            table.places[place] = slot + 1;
            return;
        }
        table.places[place] = slot + 1;
        if (++table.count > FULL) {
            split(table, hash);
        }
    }

    /** Forgets the challenge that {@code slot}, its newest, holds. */
    void remove(int slot) {
        long hi = pool.challengeHi(slot);
        long lo = pool.challengeLo(slot);
        long hash = hash(hi, lo);
        Table table = directory[directoryAt(hash)];
        int place = table.find(pool, hash, hi, lo);
        if (table.places[place] != 0) {
            table.remove(pool, place);
        }
    }

    void clear() {
        directory = new Table[] {new Table(0)};
        depth = 0;
        tables = 1;
    }

    long bytes() {
        return (long) tables * (PLACES * Integer.BYTES + 40) + directory.length * (long) Long.BYTES;
    }

    private void split(Table full, long hash) {
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
        for (int stored : full.places) {
            if (stored != 0) {
                long own = hash(pool.challengeHi(stored - 1), pool.challengeLo(stored - 1));
                Table half = ((own >>> (Long.SIZE - full.depth - 1)) & 1) == 0 ? zero : one;
                half.add(own, stored);
            }
        }
        // The directory is ordered by the hash's leading bits: the split table owns one run of it.
        int run = 1 << (depth - full.depth);
        int from = directoryAt(hash) & -run;
        Arrays.fill(directory, from, from + run / 2, zero);
        Arrays.fill(directory, from + run / 2, from + run, one);
        tables++;
    }

    private int directoryAt(long hash) {
        return depth == 0 ? 0 : (int) (hash >>> (Long.SIZE - depth));
    }

    /** Ids are opaque: even a UUID's bits may be sequential, so they are mixed (the finaliser of SplitMix64). */
    private static long hash(long hi, long lo) {
        long z = mix(hi ^ SEED) ^ lo;
        return mix(z);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /** Linear probing; a place holds slot + 1, or 0. */
    private static final class Table {
        final int[] places = new int[PLACES];
        final int depth;
        int count;

        Table(int depth) {
            this.depth = depth;
        }

        int find(SlotPool pool, long hash, long hi, long lo) {
            int place = (int) hash & PLACES - 1;
            while (places[place] != 0 && !pool.isChallenge(places[place] - 1, hi, lo)) {
                place = place + 1 & PLACES - 1;
            }
            return place;
        }

        void add(long hash, int stored) {
            int place = (int) hash & PLACES - 1;
            while (places[place] != 0) {
                place = place + 1 & PLACES - 1;
            }
            places[place] = stored;
            count++;
        }

        /** Closes the gap by moving back what probing had pushed past it. */
        void remove(SlotPool pool, int place) {
            int gap = place;
            int next = gap + 1 & PLACES - 1;
            while (places[next] != 0) {
                int slot = places[next] - 1;
                int home = (int) hash(pool.challengeHi(slot), pool.challengeLo(slot)) & PLACES - 1;
                if ((next - home & PLACES - 1) >= (next - gap & PLACES - 1)) {
                    places[gap] = places[next];
                    gap = next;
                }
                next = next + 1 & PLACES - 1;
            }
            places[gap] = 0;
            count--;
        }
    }
}
