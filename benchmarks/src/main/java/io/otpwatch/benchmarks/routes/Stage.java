package io.otpwatch.benchmarks.routes;

import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.detect.Detection;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.UndecodableException;
import java.time.Duration;
import java.util.List;

/** The second stage, one task, as its processor drives it. */
final class Stage {
    private static final Duration SNAPSHOTS = Duration.ofMinutes(5);

    final Detection detection = new Detection(1, Horizons.DEFAULT, SNAPSHOTS, 1, new RouteDictionary());
    private long offset;

    Stage() {
        detection.begin(DeltaTraffic.APPLICATION);
    }

    void apply(byte[] batch, long appendedAt) {
        try {
            detection.apply(offset++, appendedAt, batch);
        } catch (UndecodableException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Verdicts> verdicts() {
        return detection.takeVerdicts(0);
    }

    void renew() {
        while (detection.renewalDue()) {
            detection.renewNext();
            writeChunk();
        }
    }

    /** How many bytes are to be written. */
    long keep() {
        long bytes = writeChunk();
        while (detection.snapshotDue()) {
            detection.snapshotNext();
            bytes += writeChunk();
        }
        return bytes;
    }

    int bad() {
        int bad = 0;
        for (int route = 0; route < detection.routes(); route++) {
            bad += detection.health(route, false).getState() == io.otpwatch.events.RouteState.BAD ? 1 : 0;
        }
        return bad;
    }

    private long writeChunk() {
        if (!detection.chunkIsFull()) {
            return 0;
        }
        byte[] chunk = detection.pendingChunk();
        detection.chunkWritten();
        return chunk == null ? 0 : chunk.length;
    }
}
