package io.otpwatch.benchmarks.detection.detectors;

import io.otpwatch.benchmarks.detection.usual.Usual;

/** How long the product watches a code, by whether its latency is that of SMS or of e-mail. */
final class ProductHorizon {
    private static final int SMS_SECONDS = 600;
    private static final int EMAIL_SECONDS = 1_800;
    private static final double SURELY = 0.999;

    private ProductHorizon() {}

    /** Seconds. */
    static int of(Usual usual) {
        return usual.latency().quantile(SURELY) < SMS_SECONDS ? SMS_SECONDS : EMAIL_SECONDS;
    }
}
