package io.otpwatch.benchmarks.detection;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures as lines for a terminal: a column for each detector and setting. */
final class DetectionTable {
    private static final String NONE = "-";

    private DetectionTable() {}

    private record Column(String detector, Setting setting) {
        String title() {
            return switch (setting) {
                case KNOWN -> detector;
                case CLOSED_FORM -> detector + " cf";
                case DEFAULTS -> detector + " def";
            };
        }
    }

    private record Line(String channel, int rate, ChangeType type, double p) {
        static Line of(Row row) {
            return new Line(row.channel(), row.rate(), row.type(), row.p());
        }
    }

    static String of(List<Row> rows) {
        List<Column> columns = rows.stream()
                .map(row -> new Column(row.detector(), row.setting()))
                .distinct()
                .toList();
        try (Formatter out = new Formatter(Locale.ROOT)) {
            out.format("Median / 95 %% of the seconds to the alarm; cf: closed-form threshold, def: defaults%n");
            out.format("%-18s", "");
            columns.forEach(column -> out.format(" %16s", column.title()));
            out.format(" %8s%n", "bound");
            rows.stream().map(Line::of).distinct().forEach(line -> line(out, line, columns, rows));
            out.format("%nFalse alarms in 30 days%n");
            rows.stream()
                    .map(row -> new Line(row.channel(), row.rate(), ChangeType.A, 0))
                    .distinct()
                    .forEach(line -> falseAlarms(out, line, columns, rows));
            return out.toString();
        }
    }

    private static void line(Formatter out, Line line, List<Column> columns, List<Row> rows) {
        out.format("%-5s %5d %s p=%-6.1f", line.channel(), line.rate(), line.type(), line.p());
        columns.forEach(column -> out.format(
                " %16s",
                find(line, column, rows)
                        .map(row -> seconds(row.medianSeconds()) + "/" + seconds(row.p95Seconds()))
                        .orElse(NONE)));
        out.format(
                " %8s%n",
                rows.stream()
                        .filter(row -> row.setting() == Setting.KNOWN && Line.of(row).equals(line))
                        .findFirst()
                        .map(row -> seconds(row.boundSeconds()))
                        .orElse(NONE));
    }

    private static void falseAlarms(Formatter out, Line line, List<Column> columns, List<Row> rows) {
        out.format("%-5s %5d %6s", line.channel(), line.rate(), "");
        columns.forEach(column -> out.format(
                " %16s",
                find(line, column, rows)
                        .map(row -> String.format(Locale.ROOT, "%.2f", row.falseAlarmsPer30Days()))
                        .orElse(NONE)));
        out.format("%n");
    }

    private static Optional<Row> find(Line line, Column column, List<Row> rows) {
        return rows.stream()
                .filter(row -> Line.of(row).equals(line)
                        && row.detector().equals(column.detector())
                        && row.setting() == column.setting())
                .findFirst();
    }

    static String seconds(double seconds) {
        if (Double.isInfinite(seconds)) {
            return NONE;
        }
        return String.format(Locale.ROOT, seconds < 20 ? "%.1f" : "%.0f", seconds);
    }
}
