package io.otpwatch.processor.correlate;

import io.otpwatch.schemas.Horizons;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * What stands before the entries of a chunk, so that each chunk can be read without those before it.
 *
 * <pre>
 * byte  version, 1
 * long  watermark of code-sent, code-received, code-failed after the chunk's entries (Long.MIN_VALUE: unknown)
 * long  offset up to which code-sent, code-received, code-failed had been read then, exclusive
 * long  step reached, step targeted after the chunk's entries (Long.MIN_VALUE: none yet)
 * long  highest append time among the entries
 * int   deadline and horizon of SMS, deadline and horizon of e-mail under which they were applied, ms
 * </pre>
 *
 * <p>Times are in milliseconds since 1970. The horizons are part of history: entries are replayed under those that they
 * were lived under, or a change of configuration would close codes a second time, or never.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and gone once it is read or written
record ChunkHeader(
        long[] watermarks, long[] positions, long reached, long target, long highestAppend, Horizons horizons) {
    static final byte VERSION = 1;
    static final int BYTES = 1 + 9 * Long.BYTES + 4 * Integer.BYTES;

    static ChunkHeader read(ByteBuffer chunk) {
        byte version = chunk.get();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "chunk of version " + version + ", this version of otpwatch reads " + VERSION);
        }
        long[] watermarks = {chunk.getLong(), chunk.getLong(), chunk.getLong()};
        long[] positions = {chunk.getLong(), chunk.getLong(), chunk.getLong()};
        return new ChunkHeader(
                watermarks,
                positions,
                chunk.getLong(),
                chunk.getLong(),
                chunk.getLong(),
                new Horizons(millis(chunk), millis(chunk), millis(chunk), millis(chunk)));
    }

    void write(ByteBuffer chunk) {
        chunk.put(VERSION);
        for (long watermark : watermarks) {
            chunk.putLong(watermark);
        }
        for (long position : positions) {
            chunk.putLong(position);
        }
        chunk.putLong(reached).putLong(target).putLong(highestAppend);
        chunk.putInt(millis(horizons.smsDeadline())).putInt(millis(horizons.smsHorizon()));
        chunk.putInt(millis(horizons.emailDeadline())).putInt(millis(horizons.emailHorizon()));
    }

    private static Duration millis(ByteBuffer chunk) {
        return Duration.ofMillis(chunk.getInt());
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
