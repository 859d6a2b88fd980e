package io.otpwatch.benchmarks.scenarios;

import io.otpwatch.benchmarks.CannotMeasure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures as a table in a page for people, between two markers. */
final class ScenariosPage {
    static final String BEGIN = "<!-- measured by benchmarks/run scenarios -->";
    static final String END = "<!-- end of what was measured -->";

    private ScenariosPage() {}

    /**
     * The page with these figures in place of those that it had.
     *
     * @throws CannotMeasure if it has not both markers, in their order
     */
    static String with(String page, List<ScenariosReport> reports) {
        requireMarkers(page);
        String head = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        return head + "\n\n" + table(reports) + "\n" + page.substring(page.indexOf(END));
    }

    /** @throws CannotMeasure if the page has not both markers, in their order */
    static void requireMarkers(String page) {
        int begin = page.indexOf(BEGIN);
        if (begin < 0 || page.indexOf(END) < begin) {
            throw new CannotMeasure("the page has no line " + BEGIN + " with a line " + END + " after it");
        }
    }

    /** A line for each case, a column for each rate; then a line for each report, of rates of its own. */
    static String table(List<ScenariosReport> reports) {
        List<Row> rows =
                reports.stream().flatMap(report -> report.rows().stream()).toList();
        List<Integer> rates = rates(rows);
        List<String> lines = new ArrayList<>();
        lines.add("| what happens | `--scenario` | must be reported as | "
                + rates.stream().map(rate -> "at " + rate + "/s").collect(Collectors.joining(" | ")) + " |");
        lines.add("|---|---|---|" + "---|".repeat(rates.size()));
        ScenarioCase.all().stream()
                .filter(each -> rows.stream().anyMatch(row -> row.scenario().equals(each.name())))
                .forEach(each -> lines.add(line(each, rates, rows)));
        reports.stream()
                .sorted(Comparator.comparing(report -> rates(report.rows()).get(0)))
                .forEach(report -> {
                    lines.add("");
                    lines.add(summary(report));
                });
        return String.join("\n", lines) + "\n";
    }

    private static String summary(ScenariosReport report) {
        return String.format(
                Locale.ROOT,
                "At %s/s %d of %d runs were as they had to be; %d cores, installations side by side: %d, %s.",
                rates(report.rows()).stream().map(String::valueOf).collect(Collectors.joining(" and ")),
                report.rows().stream().filter(Row::ok).count(),
                report.rows().size(),
                report.machine().cores(),
                report.atOnce(),
                report.machine().jdk());
    }

    private static List<Integer> rates(List<Row> rows) {
        return rows.stream().map(Row::rate).distinct().sorted().toList();
    }

    private static String line(ScenarioCase which, List<Integer> rates, List<Row> rows) {
        List<Row> own =
                rows.stream().filter(row -> row.scenario().equals(which.name())).toList();
        String cells = rates.stream()
                .map(rate -> own.stream()
                        .filter(row -> row.rate() == rate)
                        .findFirst()
                        .map(ScenariosPage::cell)
                        .orElse(""))
                .collect(Collectors.joining(" | "));
        String expected = own.stream()
                .map(Row::expected)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return "| " + which.what() + " | `" + which.typed() + "` | " + expected + " | " + cells + " |";
    }

    private static String cell(Row row) {
        if (!row.ok()) {
            return "**no**: " + row.why();
        }
        return Double.isFinite(row.delaySeconds())
                ? ScenariosTable.seconds(row.delaySeconds()) + " s (" + ScenariosTable.seconds(row.predictedSeconds())
                        + " s), over after " + ScenariosTable.seconds(row.recoverySeconds()) + " s"
                : "nothing was reported";
    }
}
