package io.otpwatch.benchmarks.detection;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** Rows against their bars, as lines for a terminal. */
final class VerdictTable {
    private VerdictTable() {}

    static String of(List<Verdict> verdicts) {
        try (Formatter out = new Formatter(Locale.ROOT)) {
            out.format("%-12s %-12s %-20s %10s %20s%n", "detector", "setting", "", "median s", "must be");
            verdicts.forEach(verdict -> {
                Row row = verdict.row();
                out.format(
                        "%-12s %-12s %-20s %10s %20s%s%n",
                        row.detector(),
                        row.setting().text(),
                        String.format(Locale.ROOT, "%s %d %s p=%.1f", row.channel(), row.rate(), row.type(), row.p()),
                        DetectionTable.seconds(row.medianSeconds()),
                        DetectionTable.seconds(verdict.least()) + " to " + DetectionTable.seconds(verdict.most()),
                        verdict.met() ? "" : "  MISSED");
            });
            out.format(
                    "%d of %d bars met%n",
                    verdicts.stream().filter(Verdict::met).count(), verdicts.size());
            return out.toString();
        }
    }
}
