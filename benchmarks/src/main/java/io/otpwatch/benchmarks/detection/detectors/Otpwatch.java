package io.otpwatch.benchmarks.detection.detectors;

import io.otpwatch.benchmarks.detection.usual.Usual;
import io.otpwatch.processor.detect.Cohorts;
import io.otpwatch.processor.detect.Cohorts.Column;
import io.otpwatch.processor.score.ArrivalLaw;
import io.otpwatch.processor.score.Normal;
import io.otpwatch.processor.score.ScoreBank;
import io.otpwatch.processor.score.Signal;
import io.otpwatch.processor.score.Trials;

/** The processor's cohorts and score, told what is usual. */
public final class Otpwatch implements Detector {
    private final ReceivedInSecond received = new ReceivedInSecond();
    private final Cohorts cohorts;
    private final Normal normal;
    private final ScoreBank bank = new ScoreBank();
    private final Trials trials = new Trials();
    private final Trials closed = new Trials();

    public Otpwatch(Usual usual) {
        cohorts = new Cohorts(ProductRoute.horizon(usual));
        normal = Normal.known(usual.arrivalProbability(), ArrivalLaw.of(usual.latency()::cdf));
    }

    @Override
    public void sent(long second, int count) {
        cohorts.add(second, Column.SENT, count);
    }

    @Override
    public void received(long sentSecond, double latencySeconds, int count) {
        received.add(sentSecond, count);
    }

    @Override
    public double step(long second) {
        long now = second + 1;
        received.drain((sentSecond, count) -> cohorts.addReceipts(sentSecond, now - sentSecond, count));
        cohorts.step(now, now, cell -> {
            closed.clear();
            cohorts.addTo(closed, Signal.RECEIPT, cell, now);
            bank.close(closed, 0, normal);
        });
        cohorts.fill(trials, Signal.RECEIPT, now, false);
        bank.step(trials, normal, now);
        return bank.score();
    }
}
