package io.otpwatch.benchmarks.detection.detectors;

/**
 * A detector under test: one route, one signal, seconds as time. Of each second it is told first what was sent, then what was
 * received, then that the second is over. Seconds only grow.
 */
public interface Detector {
    /** @param count codes sent in that second, ≥ 1; told once for each second in which there are some */
    void sent(long second, int count);

    /**
     * @param sentSecond of a code that was told
     * @param latencySeconds from send to receipt, ≥ 0, not rounded
     * @param count codes that were received, ≥ 1
     */
    void received(long sentSecond, double latencySeconds, int count);

    /** Its statistic at the end of that second, ≥ 0; it alarms where that reaches a threshold. Called for each second. */
    double step(long second);
}
