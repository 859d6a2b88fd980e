package io.otpwatch.processor.detect;

import io.otpwatch.processor.correlate.RouteDictionary.Named;
import io.otpwatch.processor.detect.WatchedRoutes.Fold;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.processor.score.Weeks;
import io.otpwatch.schemas.Route;
import java.util.Arrays;
import java.util.Map;

/**
 * Appends entries to the chunk that is being filled.
 *
 * <pre>
 * tag       bits 0-1 type: 0 batch, 1 snapshot, 2 terms, 3 hours; bit 2 incompleteness changed; bit 3 routes folded;
 *           bit 4 receipts expected of feeds
 * BATCH     append time, watermark of the system after it, [until when incomplete after it],
 *           [number of feeds, for each its provider and eight bytes],
 *           [number of routes in the batch, an octet for each: {@link Fold}], length, the batch as it was read
 * SNAPSHOT  append time read up to, channel (octet), provider, sender, country, domain, operator, length,
 *           the route ({@link RouteWatch#write})
 * TERMS     as SNAPSHOT, with {@link Detector#writeTerms} for the route
 * HOURS     append time, length, what routes have learnt of hours of the week ({@link Weeks#takeLearnt})
 * </pre>
 *
 * <p>Append times are zigzag varints of the difference to the entry before (the first to 0), watermarks likewise (the
 * first to that in the header), until when incomplete is a zigzag varint. All in ms since 1970. What was found when the
 * batch was lived is told with it, so that replay need not find it again, nor could where history was trimmed.
 */
final class HistoryWriter {
    static final int BATCH = 0;
    static final int SNAPSHOT = 1;
    static final int TERMS = 2;
    static final int HOURS = 3;
    static final int TYPE = 3;
    static final int INCOMPLETE = 1 << 2;
    static final int FOLDED = 1 << 3;
    static final int EXPECTED = 1 << 4;

    private final PackedWriter out = new PackedWriter();
    private final PackedWriter snapshot = new PackedWriter();
    private final PackedWriter feedsBefore = new PackedWriter();
    private final PackedWriter weeksBefore = new PackedWriter();
    private long watermarkBefore;
    private long incompleteBefore;
    private long aheadBefore;
    private long lastAppend;
    private long lastWatermark;
    private long lastIncomplete;

    /** Begins a chunk: as things stand before its first entry. */
    void begin(long watermark, long incompleteUntil, long aheadUntil, Feeds feeds, Weeks weeks) {
        out.clear();
        feedsBefore.clear();
        feeds.write(feedsBefore);
        weeksBefore.clear();
        weeks.write(weeksBefore);
        watermarkBefore = watermark;
        incompleteBefore = incompleteUntil;
        aheadBefore = aheadUntil;
        lastAppend = 0;
        lastWatermark = watermark;
        lastIncomplete = incompleteUntil;
    }

    void batch(
            long appendedAt,
            long watermark,
            long incompleteUntil,
            Map<String, Double> expected,
            Fold[] folds,
            byte[] batch) {
        boolean folded = !Arrays.stream(folds).allMatch(fold -> fold == Fold.NONE);
        boolean changed = incompleteUntil != lastIncomplete;
        out.octet(BATCH | (changed ? INCOMPLETE : 0) | (folded ? FOLDED : 0) | (expected.isEmpty() ? 0 : EXPECTED));
        appendTime(appendedAt);
        out.zigzag(watermark - lastWatermark);
        lastWatermark = watermark;
        if (changed) {
            out.zigzag(incompleteUntil);
            lastIncomplete = incompleteUntil;
        }
        if (!expected.isEmpty()) {
            out.varint(expected.size());
            expected.forEach((provider, receipts) -> {
                out.text(provider);
                out.real(receipts);
            });
        }
        if (folded) {
            out.varint(folds.length);
            Arrays.stream(folds).forEach(fold -> out.octet(fold.ordinal()));
        }
        out.varint(batch.length);
        out.raw(batch);
    }

    void snapshot(long appendedAt, Named named, RouteWatch watch) {
        snapshot.clear();
        watch.write(snapshot);
        append(SNAPSHOT, appendedAt, named);
    }

    void terms(long appendedAt, Named named, Detector detector) {
        snapshot.clear();
        detector.writeTerms(snapshot);
        append(TERMS, appendedAt, named);
    }

    void hours(long appendedAt, Weeks weeks) {
        snapshot.clear();
        weeks.takeLearnt(snapshot);
        out.octet(HOURS);
        appendTime(appendedAt);
        out.varint(snapshot.length());
        out.raw(snapshot);
    }

    private void append(int type, long appendedAt, Named named) {
        out.octet(type);
        appendTime(appendedAt);
        Route route = named.route();
        out.octet(route.channel().ordinal());
        out.text(route.provider());
        out.text(route.sender());
        out.text(route.country());
        out.text(route.domain());
        out.text(named.operator());
        out.varint(snapshot.length());
        out.raw(snapshot);
    }

    int length() {
        return out.length();
    }

    boolean isEmpty() {
        return out.length() == 0;
    }

    /** The chunk, if it ended here. */
    byte[] chunk(long position, long appendedUpTo, Sources sources) {
        PackedWriter chunk = new PackedWriter();
        new DetectionHeader(position, appendedUpTo, watermarkBefore, incompleteBefore, aheadBefore).write(chunk);
        chunk.raw(feedsBefore);
        chunk.raw(weeksBefore);
        sources.write(chunk);
        chunk.raw(out);
        return chunk.toArray();
    }

    private void appendTime(long appendedAt) {
        out.zigzag(appendedAt - lastAppend);
        lastAppend = appendedAt;
    }
}
