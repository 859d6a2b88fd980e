package io.otpwatch.standalone.replay;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip, one member after the other to the end of the input (RFC 1952), as {@code cat a.gz b.gz} makes it. Zeros
 * after a member are padding, as after blocks of a tape, and are passed over to the end; anything else is an error.
 *
 * <p>{@link java.util.zip.GZIPInputStream} asks {@link InputStream#available} whether a member follows, and of a pipe that
 * has nothing yet the answer is no; this one reads, and waits.
 */
final class GzipMembers extends InputStream {
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int TIME_FLAGS_SYSTEM = 6;

    private final InputStream in;
    private final byte[] buffer;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private int from;
    private int to;
    private boolean ended;

    /**
     * Waits for the header of the first member.
     *
     * @param buffer bytes that are read at once
     * @throws IOException if no member begins here
     */
    GzipMembers(InputStream in, int buffer) throws IOException {
        this.in = in;
        this.buffer = new byte[buffer];
        if (next() != MAGIC_1) {
            throw new ZipException("expected gzip, which begins with 1f 8b");
        }
        header();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = inflate(into, offset, length);
            if (count > 0) {
                crc.update(into, offset, count);
                return count;
            }
            if (inflater.finished()) {
                trailer();
                ended = !anotherMember();
            } else {
                fill();
                inflater.setInput(buffer, from, to - from);
            }
        }
        return -1;
    }

    private int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            int count = inflater.inflate(into, offset, length);
            from = to - inflater.getRemaining();
            return count;
        } catch (DataFormatException e) {
            throw new ZipException("expected deflated bytes in a gzip member: " + e.getMessage());
        }
    }

    /** What follows the first byte of a member. */
    private void header() throws IOException {
        if (next() != MAGIC_2 || next() != DEFLATE) {
            throw new ZipException("expected gzip, which begins with 1f 8b 08");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw new ZipException("expected a gzip header without reserved flags");
        }
        skip(TIME_FLAGS_SYSTEM);
        if ((flags & EXTRA) != 0) {
            skip((int) number(2));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        crc.reset();
        inflater.setInput(buffer, from, to - from);
    }

    private void trailer() throws IOException {
        if (number(4) != crc.getValue() || number(4) != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("expected what a gzip member held to be of its checksum and length");
        }
    }

    private boolean anotherMember() throws IOException {
        int one = nextOrEnd();
        if (one == MAGIC_1) {
            header();
            return true;
        }
        while (one == 0) {
            one = nextOrEnd();
        }
        if (one >= 0) {
            throw new ZipException(
                    "expected a further gzip member, or zeros, to the end after a gzip member; was else");
        }
        return false;
    }

    /** Little-endian. */
    private long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) next() << (8 * i);
        }
        return number;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {}
    }

    private int next() throws IOException {
        if (from == to) {
            fill();
        }
        return buffer[from++] & 0xff;
    }

    private int nextOrEnd() throws IOException {
        return from == to && !filled() ? -1 : next();
    }

    private void fill() throws IOException {
        if (!filled()) {
            throw new EOFException("expected the rest of a gzip member; it breaks off");
        }
    }

    private boolean filled() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
