package io.otpwatch.standalone.table;

import io.otpwatch.standalone.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A column of the table. Together they are 80 characters wide. */
enum Column {
    DOMAIN("domain", 22),
    OPERATOR("operator", 13),
    SENT("sent/min", 9),
    IN_TIME("in time", 9),
    ENTERED("entered", 9),
    P95("p95", 8),
    IN_FLIGHT("in flight", 10);

    /** In the order in which they are given up where the terminal is too narrow. */
    private static final List<Column> DISPENSABLE = List.of(OPERATOR, IN_FLIGHT, P95, ENTERED, SENT);

    private final String title;
    private final int width;

    Column(String title, int width) {
        this.title = title;
        this.width = width;
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
        return aligned(text(row));
    }

    /** What the column says of the row. */
    String text(DomainRow row) {
        return switch (this) {
            case DOMAIN -> row.domain();
            case OPERATOR -> row.operator();
            case SENT -> number(row.sentPerMinute());
            case IN_TIME -> percent(row.inTime());
            case ENTERED -> percent(row.entered());
            case P95 -> latency(row.p95Ms());
            case IN_FLIGHT -> number(row.inFlight());
        };
    }

    private String aligned(String content) {
        if (this != DOMAIN && this != OPERATOR) {
            return " ".repeat(Math.max(0, width - content.length())) + content;
        }
        String cut = Text.cut(content, width - 1);
        return cut + " ".repeat(width - cut.length());
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Rounded down: 100 % is said only where it is meant. */
    private static String percent(OptionalDouble share) {
        return share.isPresent() ? (int) (100 * share.getAsDouble()) + " %" : "–";
    }

    private static String latency(OptionalLong ms) {
        return ms.isPresent() ? Durations.latency(ms.getAsLong()) : "–";
    }
}
