package io.otpwatch.standalone.table;

import io.otpwatch.standalone.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A column of the table, with a title of two lines. Together they are 80 characters wide. */
enum Column {
    DOMAIN("domain", "", "domain", 17),
    OPERATOR("operator", "", "operator", 12),
    STATE("state", "", "state", 10),
    SENT("sent/min", "sent", "/min", 7),
    IN_TIME("in time", "in", "time", 6),
    USUAL("usual", "", "usual", 6),
    ENTERED("entered", "", "entered", 8),
    P95("p95", "", "p95", 7),
    IN_FLIGHT("in flight", "in", "flight", 7);

    /** In the order in which they are given up where the terminal is too narrow. */
    private static final List<Column> DISPENSABLE = List.of(OPERATOR, IN_FLIGHT, P95, ENTERED, USUAL, SENT);

    private final String label;
    private final String upperTitle;
    private final String lowerTitle;
    private final int width;

    Column(String label, String upperTitle, String lowerTitle, int width) {
        this.label = label;
        this.upperTitle = upperTitle;
        this.lowerTitle = lowerTitle;
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

    /** What it is called in a sentence. */
    String label() {
        return label;
    }

    /** The first line of the title, exactly as wide as the column. */
    String upperTitle() {
        return aligned(upperTitle);
    }

    /** The second line of the title, exactly as wide as the column. */
    String lowerTitle() {
        return aligned(lowerTitle);
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
            case STATE -> row.state().word();
            case SENT -> number(row.sentPerMinute());
            case IN_TIME -> percent(row.inTime());
            case USUAL -> percent(row.usual());
            case ENTERED -> percent(row.entered());
            case P95 -> latency(row.p95Ms());
            case IN_FLIGHT -> number(row.inFlight());
        };
    }

    private String aligned(String content) {
        return switch (this) {
            case DOMAIN, OPERATOR -> padded(Text.cut(content, width - 1));
            case STATE -> padded(content); // what follows begins with a blank
            default -> " ".repeat(Math.max(0, width - content.length())) + content;
        };
    }

    private String padded(String content) {
        return content + " ".repeat(width - content.length());
    }

    /** At most six characters. */
    private static String number(long number) {
        if (number < 100_000) {
            return String.format(Locale.ROOT, "%,d", number);
        }
        return number < 10_000_000
                ? String.format(Locale.ROOT, "%,dk", number / 1000)
                : String.format(Locale.ROOT, "%,dM", number / 1_000_000);
    }

    /** Rounded down: 100 % is said only where it is meant. The bit more is for 0.29, which times 100 is less than 29. */
    private static String percent(OptionalDouble share) {
        return share.isPresent() ? (int) (100 * share.getAsDouble() + 1e-9) + " %" : "–";
    }

    private static String latency(OptionalLong ms) {
        return ms.isPresent() ? Durations.latency(ms.getAsLong()) : "–";
    }
}
