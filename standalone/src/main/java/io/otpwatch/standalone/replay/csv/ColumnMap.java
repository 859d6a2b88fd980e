package io.otpwatch.standalone.replay.csv;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From the columns of a log to the fields of events. As text it has one entry a line, or with commas between them:
 *
 * <pre>
 * challengeId = session                    the field, and the column of its values
 * sentAt      = ts : epoch-s               a time, with its format; see {@link TimeFormat}
 * provider    = 'twilio'                   the same for every row
 * type        : delivered -> CodeReceived/DELIVERED   what a value of the column means
 * type        : queued -> -                such rows are left out
 * channel     : * -> SMS                   every other value
 * </pre>
 *
 * <p>A type may bring the kind of evidence with it, or the class and reason of a failure:
 * {@code CodeFailed/RECIPIENT/opted_out}.
 *
 * @param entries in their order
 * @param values what the values of a field mean, by field and value as the log has it
 */
public record ColumnMap(List<Entry> entries, Map<String, Map<String, String>> values) {
    /** Stands for a value that rows are left out for. */
    static final String LEFT_OUT = "-";
    /** Stands for every value that is not named. */
    static final String ANY_OTHER = "*";

    public ColumnMap {
        entries = List.copyOf(entries);
        values = Map.copyOf(values);
    }

    /**
     * Where a field comes from.
     *
     * @param number of the entry, from 1
     * @param column whose cells have it; empty: {@code constant} has it
     */
    record Entry(int number, String field, Optional<String> column, String constant, TimeFormat time) {
        /** For messages: entries hold no data. */
        String shown() {
            return "entry " + number + " (" + field + ")";
        }
    }

    /**
     * Reads a map of one entry a line; those that begin with # are comments.
     *
     * @throws BadMap that names the entry
     */
    public static ColumnMap ofLines(String text) {
        return new ColumnMapParser().parse(text, '\n');
    }

    /**
     * Reads a map whose entries have commas between them.
     *
     * @throws BadMap that names the entry
     */
    public static ColumnMap ofCommas(String text) {
        return new ColumnMapParser().parse(text, ',');
    }

    /** What the value means, itself if the map does not say. */
    String meaning(String field, String value) {
        Map<String, String> meanings = values.getOrDefault(field, Map.of());
        String meaning = meanings.get(value);
        return meaning != null ? meaning : meanings.getOrDefault(ANY_OTHER, value);
    }

    Optional<Entry> entry(String field) {
        return entries.stream().filter(entry -> entry.field.equals(field)).findFirst();
    }
}
