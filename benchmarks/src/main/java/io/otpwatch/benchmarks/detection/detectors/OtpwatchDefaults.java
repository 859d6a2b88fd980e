package io.otpwatch.benchmarks.detection.detectors;

import io.otpwatch.benchmarks.detection.usual.Usual;
import io.otpwatch.processor.detect.Cohorts;
import io.otpwatch.processor.detect.Cohorts.Column;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.processor.score.Beliefs;
import io.otpwatch.processor.score.Kin;
import io.otpwatch.processor.score.Signal;
import io.otpwatch.processor.score.SignalWatch;
import io.otpwatch.processor.score.Threshold;
import io.otpwatch.processor.score.Trials;

/**
 * The processor as it is shipped, of one of a thousand routes that are as busy: what is usual was learnt from a day of
 * traffic, and the threshold is the route's share of one false alarm in 30 days.
 */
public final class OtpwatchDefaults implements SettledDetector {
    /** How long it learns. */
    public static final int TRAINING_SECONDS = 86_400;

    private static final int RENEWAL_SECONDS = 300;
    private static final int ROUTES = 1_000;
    private static final double SHARE_OF_ROUTES = 0.5;

    private final ReceivedInSecond received = new ReceivedInSecond();
    private final Beliefs beliefs = new Beliefs(SHARE_OF_ROUTES);
    private final Trials trials = new Trials();
    private final Kin kin;
    private final Cohorts cohorts;
    private final SignalWatch watch;
    private final long busy;
    private final long offset;

    private OtpwatchDefaults(Usual usual, long offset) {
        this.offset = offset;
        kin = ProductRoute.kin(usual);
        int horizon = ProductRoute.horizon(usual);
        cohorts = new Cohorts(horizon);
        watch = SignalWatch.of(horizon, kin, Signal.RECEIPT, beliefs);
        busy = (long) Threshold.busySeconds(usual.perSecond());
        for (int route = 0; route < ROUTES; route++) {
            beliefs.busy(0, busy);
        }
    }

    /** Knows nothing yet. */
    public static OtpwatchDefaults untrained(Usual usual) {
        return new OtpwatchDefaults(usual, 0);
    }

    /** Has learnt; {@code state}: what {@link #write} told of one after {@link #TRAINING_SECONDS}. */
    public static OtpwatchDefaults trained(Usual usual, byte[] state) {
        OtpwatchDefaults trained = new OtpwatchDefaults(usual, TRAINING_SECONDS);
        trained.watch.read(new PackedReader(state));
        return trained;
    }

    public byte[] write() {
        PackedWriter out = new PackedWriter();
        watch.write(out);
        return out.toArray();
    }

    @Override
    public void sent(long second, int count) {
        cohorts.add(second + offset, Column.SENT, count);
        watch.pace().sent(count);
    }

    @Override
    public void received(long sentSecond, double latencySeconds, int count) {
        received.add(sentSecond + offset, count);
    }

    @Override
    public double step(long second) {
        long now = second + offset + 1;
        received.drain((sentSecond, count) -> {
            cohorts.addReceipts(sentSecond, now - sentSecond, count);
            watch.learner().arrived(sentSecond, now - sentSecond, count);
        });
        cohorts.step(now, now, cell -> close(cell, now));
        cohorts.fill(trials, Signal.RECEIPT, now, watch.needsClasses());
        watch.step(trials, now, now).ifPresent(recovered -> cohorts.excuse(Signal.RECEIPT, recovered));
        if (now % RENEWAL_SECONDS == 0) {
            watch.pace().update(now);
            watch.judgeBy(beliefs.draw(kin, Signal.RECEIPT, watch, busy, now));
        }
        return watch.score();
    }

    @Override
    public double threshold() {
        return watch.terms().threshold();
    }

    @Override
    public double pLow() {
        return watch.terms().normal().arriving();
    }

    @Override
    public double cdf(double seconds) {
        return watch.terms().normal().law().at(seconds);
    }

    private void close(int cell, long now) {
        trials.clear();
        cohorts.addTo(trials, Signal.RECEIPT, cell, now);
        watch.close(trials, 0);
        watch.learner().closed(trials.start(0), trials.sent(0), trials.arrived(0));
    }
}
