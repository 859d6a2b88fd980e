package io.otpwatch.benchmarks.detection.detectors;

/** A detector with a threshold and a notion of what is usual of its own, which may change while it learns. */
public interface SettledDetector extends Detector {
    /** In force now, in nats, > 0. */
    double threshold();

    /** The probability of arrival by which it judges now. */
    double pLow();

    /** The latency by which it judges now: the probability that a code that arrives does so within so many seconds. */
    double cdf(double seconds);
}
