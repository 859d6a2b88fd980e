package io.otpwatch.processor.correlate;

import io.otpwatch.schemas.Horizons;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands before the entries of a chunk, so that each chunk can be read without those before it.
 *
 * <pre>
 * byte  version, 3; 2 is read too, which had no platforms, recipients or kinds of evidence in its entries
 * long  highest append time among the entries
 * long  when the state began, by its instance's clock (Long.MIN_VALUE: it has not)
 * long  watermark of code-sent, code-received, code-failed after the chunk's entries (Long.MIN_VALUE: unknown)
 * long  offset up to which code-sent, code-received, code-failed had been read then, exclusive
 * long  step reached, step targeted after the chunk's entries (Long.MIN_VALUE: none yet)
 * int   deadline and horizon of SMS, deadline and horizon of e-mail under which they were applied, ms
 * short number of partitions of the deltas' topic; for each: long, number of the next batch
 * short number of feeds; for each: short length, provider in UTF-8, long receivedAt
 * </pre>
 *
 * <p>Times are in milliseconds since 1970. The horizons are part of history: entries are replayed under those that they
 * were lived under, or a change of configuration would close codes a second time, or never.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and gone once it is read or written
record ChunkHeader(
        long highestAppend,
        long life,
        long[] watermarks,
        long[] positions,
        long reached,
        long target,
        Horizons horizons,
        long[] sequences,
        Map<String, Long> feeds) {
    static final byte VERSION = 3;
    private static final byte OLDEST = 2;

    private static final int FIXED_BYTES = 1 + 10 * Long.BYTES + 4 * Integer.BYTES + 2 * Short.BYTES;

    /** Of the chunk, without reading more of it. */
    static long highestAppend(byte[] chunk) {
        ByteBuffer buffer = ByteBuffer.wrap(chunk);
        checkVersion(buffer.get());
        return buffer.getLong();
    }

    static ChunkHeader read(ByteBuffer chunk) {
        checkVersion(chunk.get());
        long highestAppend = chunk.getLong();
        long life = chunk.getLong();
        long[] watermarks = {chunk.getLong(), chunk.getLong(), chunk.getLong()};
        long[] positions = {chunk.getLong(), chunk.getLong(), chunk.getLong()};
        return new ChunkHeader(
                highestAppend,
                life,
                watermarks,
                positions,
                chunk.getLong(),
                chunk.getLong(),
                new Horizons(millis(chunk), millis(chunk), millis(chunk), millis(chunk)),
                sequences(chunk),
                feeds(chunk));
    }

    int bytes() {
        int texts = feeds.keySet().stream()
                .mapToInt(provider -> utf8(provider).length)
                .sum();
        return FIXED_BYTES + sequences.length * Long.BYTES + feeds.size() * (Short.BYTES + Long.BYTES) + texts;
    }

    void write(ByteBuffer chunk) {
        chunk.put(VERSION).putLong(highestAppend).putLong(life);
        for (long watermark : watermarks) {
            chunk.putLong(watermark);
        }
        for (long position : positions) {
            chunk.putLong(position);
        }
        chunk.putLong(reached).putLong(target);
        chunk.putInt(millis(horizons.smsDeadline())).putInt(millis(horizons.smsHorizon()));
        chunk.putInt(millis(horizons.emailDeadline())).putInt(millis(horizons.emailHorizon()));
        chunk.putShort((short) sequences.length);
        for (long sequence : sequences) {
            chunk.putLong(sequence);
        }
        chunk.putShort((short) feeds.size());
        feeds.forEach((provider, receivedAt) -> {
            byte[] text = utf8(provider);
            chunk.putShort((short) text.length).put(text).putLong(receivedAt);
        });
    }

    private static void checkVersion(byte version) {
        if (version < OLDEST || version > VERSION) {
            throw new IllegalArgumentException(
                    "chunk of version " + version + ", this version of otpwatch reads " + OLDEST + " to " + VERSION);
        }
    }

    private static long[] sequences(ByteBuffer chunk) {
        long[] sequences = new long[chunk.getShort()];
        for (int i = 0; i < sequences.length; i++) {
            sequences[i] = chunk.getLong();
        }
        return sequences;
    }

    private static Map<String, Long> feeds(ByteBuffer chunk) {
        Map<String, Long> feeds = new TreeMap<>();
        for (int left = chunk.getShort(); left > 0; left--) {
            byte[] provider = new byte[chunk.getShort()];
            chunk.get(provider);
            feeds.put(new String(provider, StandardCharsets.UTF_8), chunk.getLong());
        }
        return feeds;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Duration millis(ByteBuffer chunk) {
        return Duration.ofMillis(chunk.getInt());
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
