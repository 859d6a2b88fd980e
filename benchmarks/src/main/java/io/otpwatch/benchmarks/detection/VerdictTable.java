package io.otpwatch.benchmarks.detection;

import static java.lang.String.format;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** Rows against their bars, as lines for a terminal. */
final class VerdictTable {
    private static final String MISSED = "  MISSED";

    private VerdictTable() {}

    static String of(List<Verdict> delays, List<FalseAlarmVerdict> falseAlarms) {
        try (Formatter out = new Formatter(Locale.ROOT)) {
            out.format(
                    "%-10s %-11s %-18s %12s %20s %16s%n",
                    "detector", "setting", "incident", "seconds", "against", "median must be");
            delays.forEach(verdict -> line(out, verdict));
            falseAlarms.forEach(verdict -> line(out, verdict));
            out.format(
                    "%d of %d bars met%n",
                    delays.stream().filter(Verdict::met).count()
                            + falseAlarms.stream()
                                    .filter(FalseAlarmVerdict::met)
                                    .count(),
                    delays.size() + falseAlarms.size());
            return out.toString();
        }
    }

    private static void line(Formatter out, Verdict verdict) {
        Row row = verdict.row();
        out.format(
                "%-10s %-11s %-18s %12s %20s %16s%s%n",
                row.detector(),
                row.setting().text(),
                format(Locale.ROOT, "%-5s %4d %s %.1f", row.channel(), row.rate(), row.type(), row.p()),
                DetectionTable.seconds(row.medianSeconds()) + "/" + DetectionTable.seconds(row.p95Seconds()),
                verdict.against(),
                DetectionTable.seconds(verdict.least()) + " to " + DetectionTable.seconds(verdict.most()),
                verdict.met() ? "" : MISSED);
    }

    private static void line(Formatter out, FalseAlarmVerdict verdict) {
        Row row = verdict.row();
        out.format(
                "%-10s %-11s %-18s %s%s%n",
                row.detector(),
                row.setting().text(),
                format(Locale.ROOT, "%-5s %4d", row.channel(), row.rate()),
                format(
                        Locale.ROOT,
                        "%d false alarms in %.0f days, at most %d",
                        verdict.count(),
                        row.usualDays(),
                        verdict.most()),
                verdict.met() ? "" : MISSED);
    }
}
