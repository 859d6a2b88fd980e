package io.otpwatch.benchmarks.scenarios;

import static java.lang.String.format;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** The figures as lines for a terminal. */
final class ScenariosTable {
    private static final String NO_SECONDS = "-";

    private ScenariosTable() {}

    static String of(List<Row> rows) {
        try (Formatter out = new Formatter(Locale.ROOT)) {
            out.format("Seconds from the true start until the incident is opened, and published%n");
            out.format(
                    "%-23s %5s %8s %9s %10s %10s  %-3s  %s%n",
                    "scenario", "rate", "opened", "published", "predicted", "over after", "ok", "cause and scope");
            rows.forEach(row -> line(row, out));
            out.format("%d of %d ok%n", rows.stream().filter(Row::ok).count(), rows.size());
            return out.toString();
        }
    }

    /** With a tenth; a dash if there are none. */
    static String seconds(double seconds) {
        return Double.isFinite(seconds) ? format(Locale.ROOT, "%.1f", seconds) : NO_SECONDS;
    }

    private static void line(Row row, Formatter out) {
        out.format(
                "%-23s %5d %8s %9s %10s %10s  %-3s  %s%n",
                row.scenario(),
                row.rate(),
                seconds(row.delaySeconds()),
                seconds(row.publishedSeconds()),
                seconds(row.predictedSeconds()),
                seconds(row.recoverySeconds()),
                row.ok() ? "yes" : "NO",
                row.cause().equals(Row.NONE) ? Row.NONE : row.cause() + " at " + row.scope());
        if (!row.ok()) {
            out.format("%-23s %s%n", "", row.why());
        }
    }
}
