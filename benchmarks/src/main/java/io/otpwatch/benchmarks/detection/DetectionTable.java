package io.otpwatch.benchmarks.detection;

import static java.lang.String.format;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures as lines for a terminal: a column for each detector and setting. */
final class DetectionTable {
    private static final String NONE = "-";
    private static final double WITH_TENTHS_BELOW = 20;

    private final List<Row> rows;
    private final List<Column> columns;

    private DetectionTable(List<Row> rows) {
        this.rows = rows;
        columns = rows.stream().map(Column::of).distinct().toList();
    }

    private record Column(String detector, Setting setting) {
        private static final int LEAST_WIDTH = 12;

        static Column of(Row row) {
            return new Column(row.detector(), row.setting());
        }

        String cell(String text) {
            return " " + " ".repeat(Math.max(0, width() - text.length())) + text;
        }

        String title() {
            return switch (setting) {
                case KNOWN -> detector;
                case CLOSED_FORM -> detector + " c";
                case DEFAULTS -> detector + " d";
            };
        }

        private int width() {
            return Math.max(LEAST_WIDTH, title().length());
        }
    }

    private record Line(String channel, int rate, ChangeType type, double p) {
        static Line of(Row row) {
            return new Line(row.channel(), row.rate(), row.type(), row.p());
        }

        static Line ofRate(Row row) {
            return new Line(row.channel(), row.rate(), ChangeType.A, 0);
        }
    }

    static String of(List<Row> rows) {
        return new DetectionTable(rows).text();
    }

    /** With a tenth where it matters; a dash for what is infinite. */
    static String seconds(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        return format(Locale.ROOT, seconds < WITH_TENTHS_BELOW ? "%.1f" : "%.0f", seconds);
    }

    private String text() {
        try (Formatter out = new Formatter(Locale.ROOT)) {
            out.format("Seconds to the alarm, median/95 %%. c: threshold in closed form, d: product defaults%n");
            out.format("%-18s%s %8s%n", "", cells(Column::title), "bound");
            lines(Line::of)
                    .forEach(line -> out.format(
                            "%-5s %4d %s %.1f  %s %8s%n",
                            line.channel(),
                            line.rate(),
                            line.type(),
                            line.p(),
                            cells(line, DetectionTable::delays),
                            bound(line)));
            out.format("%nFalse alarms in 30 days%n");
            lines(Line::ofRate)
                    .forEach(line -> out.format(
                            "%-5s %4d        %s%n",
                            line.channel(), line.rate(), cells(line, DetectionTable::falseAlarms)));
            return out.toString();
        }
    }

    private Stream<Line> lines(Function<Row, Line> line) {
        return rows.stream().map(line).distinct();
    }

    private String cells(Line line, Function<Row, String> text) {
        return cells(column -> rows.stream()
                .filter(row -> Line.of(row).equals(line) && Column.of(row).equals(column))
                .findFirst()
                .map(text)
                .orElse(NONE));
    }

    private String cells(Function<Column, String> text) {
        return columns.stream().map(column -> column.cell(text.apply(column))).collect(Collectors.joining());
    }

    private String bound(Line line) {
        return rows.stream()
                .filter(row -> row.setting() == Setting.KNOWN && Line.of(row).equals(line))
                .findFirst()
                .map(row -> seconds(row.boundSeconds()))
                .orElse(NONE);
    }

    private static String delays(Row row) {
        return seconds(row.medianSeconds()) + "/" + seconds(row.p95Seconds());
    }

    private static String falseAlarms(Row row) {
        return format(Locale.ROOT, "%.2f", row.falseAlarmsPer30Days());
    }
}
