package io.otpwatch.benchmarks.detection;

import io.otpwatch.benchmarks.detection.detectors.Detector;
import io.otpwatch.benchmarks.detection.detectors.SettledDetector;

/** A detector with a threshold of its own, whose statistic is given in thresholds, so that it alarms at 1. */
record RelativeToThreshold(SettledDetector settled) implements Detector {
    @Override
    public void sent(long second, int count) {
        settled.sent(second, count);
    }

    @Override
    public void received(long sentSecond, double latencySeconds, int count) {
        settled.received(sentSecond, latencySeconds, count);
    }

    @Override
    public double step(long second) {
        return settled.step(second) / settled.threshold();
    }
}
