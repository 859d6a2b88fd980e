package io.otpwatch.standalone.table;

import io.otpwatch.standalone.Durations;
import io.otpwatch.standalone.health.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Draws the table as lines of text, for a terminal or for a log. Pure. */
public final class LiveTable {
    static final String LEGEND = "in time: of the codes just due · usual: in the 10 min before · p95: latency";

    private static final List<Column> SENTENCE =
            List.of(Column.SENT, Column.IN_TIME, Column.USUAL, Column.ENTERED, Column.P95, Column.IN_FLIGHT);

    /** Head, warning or empty line, titles, and what says that rows are left out. */
    private static final int LINES_AROUND_ROWS = 8;

    private LiveTable() {}

    /**
     * Lines for a terminal, none wider than {@code columns}, at most {@code lines}.
     *
     * @param rows worst first
     */
    public static List<String> render(TableHead head, List<DomainRow> rows, int columns, int lines, Paint paint) {
        List<Column> shown = Column.fitting(columns);
        List<String> text = new ArrayList<>();
        text.add(paint.bold(Text.cut(title(head), columns)));
        text.add(Text.cut(sends(head), columns));
        text.add(Text.cut(outcomes(head), columns));
        text.add(Text.cut(head.phase(), columns));
        text.add(head.monitorLags() ? paint.bold(paint.red(Text.cut(warning(head), columns))) : "");
        List<String> incidents = IncidentLines.of(head.incidents(), columns, incidentLines(lines), paint);
        text.addAll(incidents);
        text.addAll(incidents.isEmpty() ? List.of() : List.of(""));
        text.add(paint.dim(titles(shown, Column::upperTitle, columns)));
        text.add(paint.dim(titles(shown, Column::lowerTitle, columns)));

        List<String> below = new ArrayList<>(List.of("", LEGEND));
        below.addAll(head.footer());
        int room = lines - LINES_AROUND_ROWS - (incidents.isEmpty() ? 0 : incidents.size() + 1);
        boolean roomy = room - below.size() >= Math.min(rows.size(), 5);
        int rowsMax = Math.max(0, roomy ? room - below.size() : room);
        rows.stream().limit(rowsMax).forEach(row -> text.add(painted(line(row, shown, columns), row.state(), paint)));
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
        if (head.monitorLags()) {
            text.add("  " + warning(head));
        }
        IncidentLines.brief(head.incidents()).forEach(line -> text.add("  " + line));
        rows.stream().limit(rowsMax).forEach(row -> text.add("  " + sentence(row)));
        return List.copyOf(text);
    }

    /** On a low terminal domains shall be left too. */
    private static int incidentLines(int lines) {
        return Math.max(1, Math.min(IncidentLines.LINES_MAX, (lines - LINES_AROUND_ROWS) / 3));
    }

    private static String title(TableHead head) {
        return String.format(
                Locale.ROOT,
                "otpwatch %s · %s · watermark %.1f s behind",
                head.title(),
                Durations.clock(head.elapsed()),
                head.watermarkLag().toMillis() / 1000.0);
    }

    private static String sends(TableHead head) {
        return String.format(
                Locale.ROOT, "sent %,d · in flight %,d", head.totals().sent(), head.inFlight());
    }

    private static String outcomes(TableHead head) {
        Totals totals = head.totals();
        return String.format(
                Locale.ROOT,
                "outcomes: received %,d · failed %,d · missing %,d, given after %s",
                totals.received(),
                totals.failed(),
                totals.missing(),
                horizons(head));
    }

    private static String horizons(TableHead head) {
        Duration sms = head.horizons().smsHorizon();
        Duration email = head.horizons().emailHorizon();
        return sms.equals(email)
                ? Durations.latency(sms.toMillis())
                : Durations.latency(sms.toMillis()) + ", e-mail " + Durations.latency(email.toMillis());
    }

    private static String warning(TableHead head) {
        return "monitor lags: " + head.watermarkLag().toSeconds() + " s behind; what is said of domains is old";
    }

    private static String titles(List<Column> shown, Function<Column, String> title, int columns) {
        String titles = String.join("", shown.stream().map(title).toList());
        return Text.cut(titles.stripTrailing(), columns);
    }

    private static String line(DomainRow row, List<Column> shown, int columns) {
        return Text.cut(
                String.join("", shown.stream().map(column -> column.cell(row)).toList()), columns);
    }

    private static String painted(String line, DomainState state, Paint paint) {
        return switch (state) {
            case BAD -> paint.red(line);
            case LAGS, INCOMPLETE -> paint.yellow(line);
            case GOOD, LEARNING -> line;
        };
    }

    private static String sentence(DomainRow row) {
        StringBuilder sentence = new StringBuilder(Column.DOMAIN.cell(row)).append(Column.STATE.text(row));
        SENTENCE.forEach(column ->
                sentence.append(", ").append(column.label()).append(' ').append(column.text(row)));
        return sentence.toString();
    }
}
