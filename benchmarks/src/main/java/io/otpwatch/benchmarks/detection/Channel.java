package io.otpwatch.benchmarks.detection;

import io.otpwatch.benchmarks.detection.usual.Lognormal;
import io.otpwatch.benchmarks.detection.usual.Usual;
import java.util.Locale;

/** What codes are sent by, and how long they take. */
enum Channel {
    SMS(6, 1.0),
    EMAIL(15, 1.5);

    private static final double ARRIVAL_PROBABILITY = 0.93;
    private static final double SECONDS_PER_MINUTE = 60;

    private final double medianSeconds;
    private final double sigma;

    Channel(double medianSeconds, double sigma) {
        this.medianSeconds = medianSeconds;
        this.sigma = sigma;
    }

    Usual usual(int ratePerMinute) {
        return new Usual(ARRIVAL_PROBABILITY, new Lognormal(medianSeconds, sigma), ratePerMinute / SECONDS_PER_MINUTE);
    }

    /** As options and figures have it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
