package io.otpwatch.standalone.table;

import io.otpwatch.standalone.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A column of the table. Together they are 80 characters wide. */
enum Column {
    DOMAIN("domain", 22, DomainRow::domain),
    OPERATOR("operator", 13, DomainRow::operator),
    SENT("sent/min", 9, row -> String.format(Locale.ROOT, "%,d", row.sentPerMinute())),
    IN_TIME("in time", 9, row -> percent(row.inTime())),
    ENTERED("entered", 9, row -> percent(row.entered())),
    P95("p95", 8, row -> row.p95Ms().isPresent() ? Durations.latency(row.p95Ms().getAsLong()) : "–"),
    IN_FLIGHT("in flight", 10, row -> String.format(Locale.ROOT, "%,d", row.inFlight()));

    /** In the order in which they are given up where the terminal is too narrow. */
    private static final List<Column> DISPENSABLE = List.of(OPERATOR, IN_FLIGHT, P95, ENTERED, SENT);

    private final String title;
    private final int width;
    private final Function<DomainRow, String> text;

    Column(String title, int width, Function<DomainRow, String> text) {
        this.title = title;
        this.width = width;
        this.text = text;
    }

    /** Those that fit, in their order. */
    static List<Column> fitting(int columns) {
        List<Column> fitting = new ArrayList<>(List.of(values()));
        for (Column dispensable : DISPENSABLE) {
            if (fitting.stream().mapToInt(column -> column.width).sum() > columns) {
                fitting.remove(dispensable);
            }
        }
        return fitting;
    }

    String title() {
        return aligned(title);
    }

    /** The cell, exactly as wide as the column. */
    String cell(DomainRow row) {
        return aligned(text.apply(row));
    }

    private String aligned(String content) {
        if (this != DOMAIN && this != OPERATOR) {
            return " ".repeat(Math.max(0, width - content.length())) + content;
        }
        String cut = Text.cut(content, width - 1);
        return cut + " ".repeat(width - cut.length());
    }

    /** Rounded down: 100 % is said only where it is meant. */
    static String percent(OptionalDouble share) {
        return share.isPresent() ? (int) (100 * share.getAsDouble()) + " %" : "–";
    }
}
