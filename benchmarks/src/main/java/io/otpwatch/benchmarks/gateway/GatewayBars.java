package io.otpwatch.benchmarks.gateway;

import java.util.List;
import java.util.Locale;

/** What must be reached. */
final class GatewayBars {
    /** Of the requests per second of the server that answers at once, with batches. */
    static final double RATIO_MIN = 0.5;

    private GatewayBars() {}

    /** A sentence for each size of batches that does not reach it. */
    static List<String> missed(GatewayReport report) {
        return report.cases().stream()
                .filter(each -> each.batch() > 1 && !(each.ratioToAtOnce() >= RATIO_MIN))
                .map(each -> String.format(
                        Locale.ROOT,
                        "%.3f of the requests of a server that answers at once, in batches of %d; %.1f is the least",
                        each.ratioToAtOnce(),
                        each.batch(),
                        RATIO_MIN))
                .toList();
    }
}
