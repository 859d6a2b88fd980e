package io.otpwatch.benchmarks.throughput.figures;

import static java.lang.String.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What must be reached; ARCHITECTURE has the reasons.
 *
 * <p>A domain with half of all traffic is to cost no more than any other, a ratio of 1. The bar leaves a tenth for what
 * two runs of the same differ by. It is of CPU, which does not see one task with the work of all wait for itself: the
 * throughput ratio does, and is shown beside it, but has no bar, as whatever else runs on the machine moves it.
 */
public final class Bars {
    static final double RATIO_MIN = 0.6;
    static final double BYTES_PER_CODE_MAX = 100;
    static final long CODES_MIN = 1_000_000;
    static final double RATIO_HALF_IN_ONE_DOMAIN_MIN = 0.9;

    static final double RATIO_TO_DSL_MIN = 6;

    private Bars() {}

    /** A sentence for each bar that is not reached. What was not measured misses none. */
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
        comparison
                .ratioHalfInOneDomain()
                .filter(ratio -> !(ratio >= RATIO_HALF_IN_ONE_DOMAIN_MIN))
                .ifPresent(ratio -> missed.add(format(
                        Locale.ROOT,
                        "%.3f for the CPU of an event, usual over half of all sends in one domain, %.1f is the least",
                        ratio,
                        RATIO_HALF_IN_ONE_DOMAIN_MIN)));
        comparison
                .ratioTo(SystemUnderTest.DSL)
                .filter(ratio -> !(ratio >= RATIO_TO_DSL_MIN))
                .ifPresent(ratio -> missed.add(format(
                        Locale.ROOT,
                        "%.2f times the throughput of the DSL, %.0f times is the least",
                        ratio,
                        RATIO_TO_DSL_MIN)));
        return missed;
    }
}
