package io.otpwatch.benchmarks.gateway;

import java.util.Formatter;
import java.util.Locale;

/** The figures as lines for a terminal. */
final class GatewayTable {
    private GatewayTable() {}

    static String of(GatewayReport report) {
        try (Formatter out = new Formatter(Locale.ROOT)) {
            out.format(
                    "%10s %12s %12s %9s %16s %14s %9s%n",
                    "codes", "requests/s", "codes/s", "p99 ms", "at once, req./s", "at once, p99", "ratio");
            report.cases()
                    .forEach(each -> out.format(
                            "%10d %,12.0f %,12.0f %9.1f %,16.0f %14.1f %9.3f%n",
                            each.batch(),
                            each.requestsPerSecond(),
                            each.codesPerSecond(),
                            each.p99Ms(),
                            each.atOnceRequestsPerSecond(),
                            each.atOnceP99Ms(),
                            each.ratioToAtOnce()));
            return out.toString();
        }
    }
}
