package io.otpwatch.processor.store;

import org.jspecify.annotations.Nullable;

/**
 * State that is what its history amounts to. The history is kept in chunks, byte arrays that stand alone; the state is
 * rebuilt by replaying them in order. Used by one thread at a time.
 */
public interface EventSourced {
    /** Back to the state before any history, whatever was there: also called on an object that was used before. */
    void clear();

    /** The state is in use for the task of this partition, as a standby's copy or to become active. Follows clear. */
    default void opened(int partition, boolean standby) {}

    /** The last commit succeeded, and the task goes on as a standby. */
    default void suspended() {}

    /** The state is no longer in use here. */
    default void closed() {}

    /**
     * Applies a chunk of history; nothing that follows from it is done again.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    void replay(byte[] chunk);

    /** Whether the history not yet in a chunk has reached the size at which a chunk should be written at once. */
    boolean chunkIsFull();

    /** The history since the last {@link #chunkWritten}, or null if there is none. Changes nothing. */
    byte @Nullable [] pendingChunk();

    /** The pending chunk is in the log: history begins anew behind it. */
    void chunkWritten();

    /** The commit before the one that now begins is known to have succeeded. */
    default void previousCommitSucceeded() {}

    /**
     * Up to when a chunk stays needed, by its highest append time, in milliseconds since 1970: chunks whose highest is
     * below this are of no more use. {@link Long#MIN_VALUE}: all are needed.
     */
    long neededFrom();

    /** Highest append time among the entries of a chunk, milliseconds since 1970. */
    long highestAppend(byte[] chunk);
}
