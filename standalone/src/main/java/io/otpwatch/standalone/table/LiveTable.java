package io.otpwatch.standalone.table;

import io.otpwatch.standalone.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws the table as lines of text, for a terminal or for a log. Pure. */
public final class LiveTable {
    static final String LEGEND = "last 60 s: sent, in time (of the codes due), p95 · last 2 min: entered";

    private static final List<Column> SENTENCE =
            List.of(Column.SENT, Column.IN_TIME, Column.ENTERED, Column.P95, Column.IN_FLIGHT);

    private static final double BAD = 0.7;
    private static final double POOR = 0.9;
    /** Head, empty line, titles, and what says that rows are left out. */
    private static final int LINES_AROUND_ROWS = 7;

    private LiveTable() {}

    /**
     * Lines for a terminal, none wider than {@code columns}, at most {@code lines}.
     *
     * @param rows worst first
     */
    public static List<String> render(TableHead head, List<DomainRow> rows, int columns, int lines, Paint paint) {
        List<String> text = new ArrayList<>();
        text.add(paint.bold(Text.cut(title(head), columns)));
        text.add(Text.cut(sends(head), columns));
        text.add(Text.cut(outcomes(head), columns));
        text.add(Text.cut(head.phase(), columns));
        text.add("");
        List<Column> shown = Column.fitting(columns);
        text.add(paint.dim(Text.cut(titles(shown), columns)));

        List<String> below = new ArrayList<>(List.of("", LEGEND));
        below.addAll(head.footer());
        int room = lines - LINES_AROUND_ROWS;
        boolean roomy = room - below.size() >= Math.min(rows.size(), 5);
        int rowsMax = Math.max(0, roomy ? room - below.size() : room);
        rows.stream().limit(rowsMax).forEach(row -> text.add(line(row, shown, columns, paint)));
        if (rows.size() > rowsMax) {
            text.add(paint.dim(Text.cut("… and " + (rows.size() - rowsMax) + " more", columns)));
        }
        if (roomy) {
            below.forEach(line -> text.add(paint.dim(Text.cut(line, columns))));
        }
        return List.copyOf(text.subList(0, Math.min(text.size(), Math.max(0, lines))));
    }

    /** A block of lines for an output that only grows. */
    public static List<String> block(TableHead head, List<DomainRow> rows, int rowsMax) {
        List<String> text = new ArrayList<>();
        text.add(title(head));
        text.add("  " + sends(head));
        text.add("  " + outcomes(head));
        text.add("  " + head.phase());
        rows.stream().limit(rowsMax).forEach(row -> text.add("  " + sentence(row)));
        return List.copyOf(text);
    }

    private static String title(TableHead head) {
        return "otpwatch demo · " + head.scenario() + " · " + Durations.clock(head.elapsed()) + " · watermark "
                + tenths(head.watermarkLag().toMillis()) + " behind";
    }

    private static String sends(TableHead head) {
        return String.format(
                Locale.ROOT, "sent %,d · in flight %,d", head.totals().sent(), head.inFlight());
    }

    private static String outcomes(TableHead head) {
        TableHead.Totals totals = head.totals();
        return String.format(
                Locale.ROOT,
                "outcomes, given after %d s: received %,d · failed %,d · missing %,d",
                head.horizon().toSeconds(),
                totals.received(),
                totals.failed(),
                totals.missing());
    }

    private static String titles(List<Column> shown) {
        return String.join("", shown.stream().map(Column::title).toList());
    }

    private static String line(DomainRow row, List<Column> shown, int columns, Paint paint) {
        StringBuilder line = new StringBuilder();
        int width = 0;
        for (Column column : shown) {
            String cell = Text.cut(column.cell(row), columns - width);
            width += cell.length();
            line.append(column == Column.IN_TIME ? judged(cell, row, paint) : cell);
        }
        return line.toString();
    }

    private static String judged(String cell, DomainRow row, Paint paint) {
        double inTime = row.inTime().orElse(1);
        if (inTime < BAD) {
            return paint.red(cell);
        }
        return inTime < POOR ? paint.yellow(cell) : cell;
    }

    private static String sentence(DomainRow row) {
        StringBuilder sentence = new StringBuilder(Column.DOMAIN.cell(row));
        for (Column column : SENTENCE) {
            sentence.append(column == Column.SENT ? " " : ", ")
                    .append(column.title().strip());
            sentence.append(' ').append(column.text(row));
        }
        return sentence.toString();
    }

    private static String tenths(long ms) {
        return String.format(Locale.ROOT, "%.1f s", ms / 1000.0);
    }
}
