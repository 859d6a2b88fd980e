package io.otpwatch.processor.correlate;

/**
 * The slots of each challenge as a chain, newest first, and the index to its newest. Chains are short, {@link #MAX} at
 * most, so a slot is unlinked by walking to it.
 */
final class Chains {
    /** Slots of one challenge, at most: its codes, and evidence that waits. */
    static final int MAX = 256;

    private final SlotPool pool;
    private final ChallengeIndex index;

    Chains(SlotPool pool) {
        this.pool = pool;
        index = new ChallengeIndex(pool);
    }

    /** The newest slot of the challenge, or {@link SlotPool#NONE}; {@link SlotPool#link} leads to the older ones. */
    int newest(IdKey challenge) {
        return index.newest(challenge.hi, challenge.lo);
    }

    int newestOf(int slot) {
        return index.newest(pool.challengeHi(slot), pool.challengeLo(slot));
    }

    boolean isFull(int newest) {
        int length = 0;
        for (int slot = newest; slot != SlotPool.NONE; slot = pool.link(slot)) {
            length++;
        }
        return length >= MAX;
    }

    void add(int slot, int newest) {
        pool.setLink(slot, newest);
        index.put(slot);
    }

    void remove(int slot) {
        int newest = newestOf(slot);
        int next = pool.link(slot);
        if (newest != slot) {
            pool.setLink(before(slot, newest), next);
        } else if (next != SlotPool.NONE) {
            index.put(next);
        } else {
            index.remove(slot);
        }
    }

    /** Puts {@code slot}, of the same challenge, in the place of {@code old}. */
    void replace(int old, int slot) {
        int newest = newestOf(old);
        pool.setLink(slot, pool.link(old));
        if (newest == old) {
            index.put(slot);
        } else {
            pool.setLink(before(old, newest), slot);
        }
    }

    boolean isCode(int slot) {
        return SlotFlags.kind(pool.flags(slot)) <= SlotFlags.CLOSED;
    }

    /** The challenge's code of attempt 1, the first of them if there are several, or NONE if it is not in the table. */
    int firstCode(int anyOfChallenge) {
        int first = SlotPool.NONE;
        for (int slot = newestOf(anyOfChallenge); slot != SlotPool.NONE; slot = pool.link(slot)) {
            if (isCode(slot) && pool.attempt(slot) == 1) {
                first = slot;
            }
        }
        return first;
    }

    void clear() {
        index.clear();
    }

    long bytes() {
        return index.bytes();
    }

    private int before(int slot, int newest) {
        int at = newest;
        while (pool.link(at) != slot) {
            at = pool.link(at);
        }
        return at;
    }
}
