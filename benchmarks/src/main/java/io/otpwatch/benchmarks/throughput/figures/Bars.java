package io.otpwatch.benchmarks.throughput.figures;

import static java.lang.String.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What must be reached; ARCHITECTURE has the reasons. */
public final class Bars {
    static final double RATIO_MIN = 0.6;
    static final double BYTES_PER_CODE_MAX = 100;
    static final long CODES_MIN = 1_000_000;

    private Bars() {}

    /** A sentence for each bar that is not reached. */
    public static List<String> missed(Comparison comparison) {
        List<String> missed = new ArrayList<>();
        if (!(comparison.ratioToNothing() >= RATIO_MIN)) {
            missed.add(format(
                    Locale.ROOT,
                    "%.3f of the throughput of Streams doing nothing, %.1f is the least",
                    comparison.ratioToNothing(),
                    RATIO_MIN));
        }
        if (!(comparison.bytesPerCode() <= BYTES_PER_CODE_MAX)) {
            missed.add(format(
                    Locale.ROOT,
                    "%.1f bytes for a code in flight, %.0f is the most",
                    comparison.bytesPerCode(),
                    BYTES_PER_CODE_MAX));
        }
        if (comparison.codesInFlight() < CODES_MIN) {
            missed.add(format(
                    Locale.ROOT,
                    "%,d codes in flight, %,d is the least: more --events",
                    comparison.codesInFlight(),
                    CODES_MIN));
        }
        return missed;
    }
}
