package io.otpwatch.benchmarks.detection;

import io.otpwatch.benchmarks.detection.detectors.Detector;
import io.otpwatch.benchmarks.detection.usual.Usual;

/** The codes of one route and their receipts, second by second: a Poisson process, and what becomes of each code. */
final class Traffic {
    private final Usual usual;
    private final Change change;
    private final Draws draws;
    private final ReceiptsUnderWay receipts = new ReceiptsUnderWay();
    private double nextSend;

    Traffic(Usual usual, Change change, Draws draws) {
        this.usual = usual;
        this.change = change;
        this.draws = draws;
        nextSend = draws.exponential() / usual.perSecond();
    }

    /** @param second each from 0 on, in turns */
    void play(long second, Detector to) {
        int count = 0;
        while (nextSend < second + 1) {
            count++;
            send(nextSend);
            nextSend += draws.exponential() / usual.perSecond();
        }
        if (count > 0) {
            to.sent(second, count);
        }
        receipts.deliver(second, to);
    }

    private void send(double at) {
        double luck = draws.uniform();
        double latency = usual.latency().of(draws.normal());
        double p = change.hits(at, at + latency) ? change.p() : usual.arrivalProbability();
        if (luck < p) {
            receipts.add(at, latency);
        }
    }
}
