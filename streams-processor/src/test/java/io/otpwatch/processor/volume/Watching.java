package io.otpwatch.processor.volume;

import io.otpwatch.processor.volume.VolumeAnomaly.Kind;
import java.util.ArrayList;
import java.util.List;

/** A scope with its traffic, from Monday 00:00 on. */
final class Watching {
    private static final int COARSE = 10;

    private final Traffic traffic;
    private SendWatch watch = new SendWatch(1);
    private long now = Traffic.MONDAY;

    /** What was called, by kind. */
    final List<Kind> called = new ArrayList<>();

    Watching(Traffic traffic) {
        this.traffic = traffic;
        watch.step(now, 0);
    }

    /** Seconds pass, ten at a time, with {@code part} of the usual traffic. */
    Watching pass(long seconds, double part) {
        for (long end = now + seconds; now < end; ) {
            step(COARSE, part);
        }
        return this;
    }

    /** Seconds, one by one, until an anomaly is called; at most {@code most}, else −1. */
    long until(long most, double part) {
        return until(most, part, true);
    }

    /** Seconds, one by one, until no anomaly is left; at most {@code most}, else −1. */
    long untilOver(long most, double part) {
        return until(most, part, false);
    }

    Watching step(int seconds, double part) {
        boolean was = isAnomalous();
        now += seconds;
        watch.step(now, traffic.next(now, seconds, part));
        if (!was && isAnomalous()) {
            called.add(anomaly().kind());
        }
        return this;
    }

    boolean isAnomalous() {
        return watch.anomaly().isPresent();
    }

    VolumeAnomaly anomaly() {
        return watch.anomaly().orElseThrow();
    }

    SendWatch watch() {
        return watch;
    }

    void replace(SendWatch other) {
        watch = other;
    }

    /** The monitor is away. */
    void away(long seconds) {
        watch.forget();
        now += seconds;
    }

    long now() {
        return now;
    }

    private long until(long most, double part, boolean isWanted) {
        for (long start = now; now - start < most; ) {
            step(1, part);
            if (isAnomalous() == isWanted) {
                return now - start;
            }
        }
        return -1;
    }
}
