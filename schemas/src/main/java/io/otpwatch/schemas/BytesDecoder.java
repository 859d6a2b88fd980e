package io.otpwatch.schemas;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro binary from an array and allocates nothing that the array does not hold.
 *
 * <p>Avro's own decoder believes a length before it has seen the bytes: twenty bytes that claim a string of 2 GiB cost
 * 2 GiB. Here every length and item count is held against what remains; each item of our arrays takes at least one
 * byte, so a count above the remaining bytes is a lie.
 */
final class BytesDecoder extends Decoder {
    private byte[] bytes = new byte[0];
    private int position;

    void reset(byte[] source, int offset) {
        bytes = source;
        position = offset;
    }

    int remaining() {
        return bytes.length - position;
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        return bytes[take(1)] == 1;
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException("int out of range");
        }
        return (int) value;
    }

    /** Zig-zag, seven bits a byte, lowest first; at most ten bytes. */
    @Override
    public long readLong() throws IOException {
        long bits = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes[take(1)];
            bits |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (bits >>> 1) ^ -(bits & 1);
            }
        }
        throw new IOException("varint of more than ten bytes");
    }

    @Override
    public float readFloat() throws IOException {
        return littleEndian().getFloat(take(4));
    }

    @Override
    public double readDouble() throws IOException {
        return littleEndian().getDouble(take(8));
    }

    @Override
    public String readString() throws IOException {
        int length = readLength();
        return new String(bytes, take(length), length, StandardCharsets.UTF_8);
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        return new Utf8(readString());
    }

    @Override
    public void skipString() throws IOException {
        take(readLength());
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        int length = readLength();
        byte[] copy = new byte[length];
        System.arraycopy(bytes, take(length), copy, 0, length);
        return ByteBuffer.wrap(copy);
    }

    @Override
    public void skipBytes() throws IOException {
        take(readLength());
    }

    @Override
    public void readFixed(byte[] target, int start, int length) throws IOException {
        Objects.checkFromIndexSize(start, length, target.length);
        System.arraycopy(bytes, take(length), target, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        take(length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    /** Items in the next block. A negative count is followed by the block's size in bytes, which we need not know. */
    @Override
    public long readArrayStart() throws IOException {
        long count = readLong();
        if (count < 0) {
            count = -count;
            readLong();
        }
        if (count < 0 || count > remaining()) {
            throw new EOFException("more items claimed than bytes are left");
        }
        return count;
    }

    @Override
    public long arrayNext() throws IOException {
        return readArrayStart();
    }

    /** Skips blocks of known size; returns the count of the first block that must be skipped item by item. */
    @Override
    public long skipArray() throws IOException {
        long count = readLong();
        while (count < 0) {
            take(readLength());
            count = readLong();
        }
        if (count > remaining()) {
            throw new EOFException("more items claimed than bytes are left");
        }
        return count;
    }

    @Override
    public long readMapStart() throws IOException {
        return readArrayStart();
    }

    @Override
    public long mapNext() throws IOException {
        return readArrayStart();
    }

    @Override
    public long skipMap() throws IOException {
        return skipArray();
    }

    private int readLength() throws IOException {
        long length = readLong();
        if (length < 0 || length > remaining()) {
            throw new EOFException("more bytes claimed than are left");
        }
        return (int) length;
    }

    /** Moves on by {@code length} bytes; returns where they start. */
    private int take(int length) throws IOException {
        int start = position;
        if (length < 0 || length > bytes.length - start) {
            throw new EOFException("the bytes break off");
        }
        position = start + length;
        return start;
    }

    private ByteBuffer littleEndian() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
