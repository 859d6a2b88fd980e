package io.otpwatch.processor.overview;

import io.otpwatch.processor.correlate.Watermarks;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * When what is usual of sends is kept, and in which pieces: now and then, and when sends stop or are as usual again. What
 * was learnt since is learnt again.
 */
final class SendsChunks {
    private static final long EVERY = 600_000;

    private final Sends sends;
    /** Pieces of the whole, all of one moment: number, how many there are, length, content. */
    private final Deque<byte[]> pending = new ArrayDeque<>();

    private final List<byte[]> read = new ArrayList<>();
    private long at = Watermarks.UNKNOWN;

    SendsChunks(Sends sends) {
        this.sends = sends;
    }

    /**
     * Keeps all as of {@code now}, ms since 1970, if it is time; whether it was.
     *
     * @param changes whether sends have stopped somewhere, or are as usual again
     */
    boolean keep(long now, boolean changes) {
        if (!changes && at != Watermarks.UNKNOWN && now - at < EVERY) {
            return false;
        }
        at = now;
        pending.clear();
        List<byte[]> pieces = sends.write();
        for (int i = 0; i < pieces.size(); i++) {
            PackedWriter piece = new PackedWriter();
            piece.varint(i);
            piece.varint(pieces.size());
            piece.varint(pieces.get(i).length);
            piece.raw(pieces.get(i));
            pending.add(piece.toArray());
        }
        return true;
    }

    /** Of what moment the last is that was kept, ms since 1970, or unknown. */
    long at() {
        return at;
    }

    boolean hasPending() {
        return !pending.isEmpty();
    }

    /** The next piece. */
    void writePending(PackedWriter out) {
        out.raw(pending.element());
    }

    /** The next piece was written; whether there was one. */
    boolean pendingWritten() {
        return pending.poll() != null;
    }

    /** A piece as {@link #writePending} wrote it; with the last of them all is as it was at {@code moment}. */
    void replay(PackedReader in, long moment) {
        int piece = in.number();
        int pieces = in.number();
        if (piece == 0) {
            read.clear();
        }
        read.add(in.raw(in.number()));
        if (piece == pieces - 1 && read.size() == pieces) {
            sends.read(read);
            read.clear();
            at = moment;
        }
    }

    void clear() {
        pending.clear();
        read.clear();
        at = Watermarks.UNKNOWN;
    }
}
