package io.otpwatch.processor.detect;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/**
 * What stands before the entries of a chunk. Behind it come the feeds and the hours of the week as they were before the
 * chunk's entries ({@link Feeds#write}, {@link io.otpwatch.processor.score.Weeks#write}), the sources as they were after them ({@link Sources#write}), then the entries ({@link HistoryWriter}).
 *
 * <pre>
 * octet   version, 7
 * varint  offset up to which the deltas had been read after the chunk's entries, exclusive
 * zigzag  highest append time read until then, ms since 1970
 * zigzag  watermark of the system before the chunk's entries, ms since 1970
 * zigzag  until which watermark all was incomplete before the chunk's entries, ms since 1970
 * zigzag  until which watermark sources had read ahead before the chunk's entries, ms since 1970
 * </pre>
 *
 * <p>Unknown times are Long.MIN_VALUE. What was before the entries is there as a trimmed history begins with any chunk.
 */
record DetectionHeader(
        long position, long appendedUpTo, long watermarkBefore, long incompleteBefore, long aheadBefore) {
    static final int VERSION = 7;

    static DetectionHeader read(PackedReader in) {
        int version = in.octet();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "chunk of version " + version + ", this version of otpwatch reads " + VERSION);
        }
        return new DetectionHeader(in.varint(), in.zigzag(), in.zigzag(), in.zigzag(), in.zigzag());
    }

    void write(PackedWriter out) {
        out.octet(VERSION);
        out.varint(position);
        out.zigzag(appendedUpTo);
        out.zigzag(watermarkBefore);
        out.zigzag(incompleteBefore);
        out.zigzag(aheadBefore);
    }
}
