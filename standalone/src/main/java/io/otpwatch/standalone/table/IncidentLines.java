package io.otpwatch.standalone.table;

import io.otpwatch.events.Severity;
import java.util.ArrayList;
import java.util.List;

/** Draws open incidents in a few lines: a summary that does not fit its lines gives way to the brief. Pure. */
final class IncidentLines {
    static final int LINES_MAX = 3;

    private static final int SEVERITY_WIDTH = 9;

    private IncidentLines() {}

    /**
     * At most {@code linesMax} lines, and one that says how many are left out; none if nothing is open.
     *
     * @param rows worst first; the first has the lines that the others do not need
     * @param linesMax at least 1
     */
    static List<String> of(List<IncidentRow> rows, int columns, int linesMax, Paint paint) {
        List<String> lines = new ArrayList<>();
        int shown = Math.min(rows.size(), linesMax);
        for (int i = 0; i < shown; i++) {
            IncidentRow row = rows.get(i);
            List<String> text = fitted(row, columns - SEVERITY_WIDTH, i == 0 ? linesMax - shown + 1 : 1);
            for (int j = 0; j < text.size(); j++) {
                String before = j == 0 ? row.severity().name() : "";
                String line = before + " ".repeat(SEVERITY_WIDTH - before.length()) + text.get(j);
                lines.add(painted(Text.cut(line, columns), row.severity(), paint));
            }
        }
        if (rows.size() > shown) {
            lines.add(paint.dim(Text.cut("… and " + (rows.size() - shown) + " more incidents", columns)));
        }
        return List.copyOf(lines);
    }

    /** For an output that only grows. */
    static List<String> brief(List<IncidentRow> rows) {
        List<String> lines = new ArrayList<>(rows.stream()
                .limit(LINES_MAX)
                .map(row -> row.severity() + " " + row.brief())
                .toList());
        if (rows.size() > LINES_MAX) {
            lines.add("… and " + (rows.size() - LINES_MAX) + " more incidents");
        }
        return List.copyOf(lines);
    }

    private static List<String> fitted(IncidentRow row, int width, int lines) {
        List<String> whole = Text.wrapped(row.summary(), width);
        return whole.size() <= lines ? whole : List.of(Text.cut(row.brief(), width));
    }

    private static String painted(String line, Severity severity, Paint paint) {
        return switch (severity) {
            case CRITICAL -> paint.bold(paint.red(line));
            case MAJOR -> paint.red(line);
            case MINOR -> paint.yellow(line);
            case NOTICE, UNKNOWN -> line;
        };
    }
}
