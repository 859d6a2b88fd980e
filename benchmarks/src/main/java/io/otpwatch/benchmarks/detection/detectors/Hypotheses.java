package io.otpwatch.benchmarks.detection.detectors;

/** How much of the usual may still arrive in an incident; each CUSUM is run for all of them. */
final class Hypotheses {
    private static final double[] SHARES = {0.02, 0.3, 0.6, 0.85};

    private Hypotheses() {}

    static int count() {
        return SHARES.length;
    }

    static double share(int index) {
        return SHARES[index];
    }
}
