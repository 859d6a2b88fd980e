package io.otpwatch.standalone.replay.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the text of a {@link ColumnMap}. */
final class ColumnMapParser {
    private static final String MEANS = "->";
    private static final Set<String> ALL = EventFields.all();
    private static final int SHOWN_MAX = 40;

    private final List<ColumnMap.Entry> entries = new ArrayList<>();
    private final Map<String, Map<String, String>> values = new HashMap<>();
    private int number;

    ColumnMap parse(String text, char separator) {
        for (String entry : split(text, separator)) {
            String stripped = entry.strip();
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                number++;
                read(stripped);
            }
        }
        ColumnMap map = new ColumnMap(entries, values);
        checkComplete(map);
        return map;
    }

    private void read(String entry) {
        int means = find(entry, MEANS, 0);
        int equals = find(entry, "=", 0);
        int colon = find(entry, ":", 0);
        if (means >= 0 && colon > 0 && colon < means) {
            value(field(entry.substring(0, colon)), entry.substring(colon + 1, means), entry.substring(means + 2));
        } else if (equals > 0) {
            source(
                    field(entry.substring(0, equals)),
                    entry.substring(equals + 1).strip());
        } else {
            throw new BadMap(
                    "entry " + number + ": expected field = column, field = 'constant' or field : value -> meaning");
        }
    }

    private void value(String field, String value, String meaning) {
        String from = unquoted(value.strip());
        String to = unquoted(meaning.strip());
        if (from.isEmpty() || to.isEmpty()) {
            throw bad(field, "a value of the column and what it means, with -> between them");
        }
        if (EventFields.isTime(field)) {
            throw bad(field, "times have a format, no values");
        }
        if (field.equals(EventFields.TYPE)) {
            checkType(to);
        }
        if (values.computeIfAbsent(field, unused -> new HashMap<>()).put(from, to) != null) {
            throw bad(field, "that value has a meaning already");
        }
    }

    private void checkType(String meaning) {
        String[] parts = meaning.split("/", -1);
        boolean good = meaning.equals(ColumnMap.LEFT_OUT)
                || (parts[0].equals("CodeSent") && parts.length == 1)
                || (parts[0].equals("CodeReceived") && parts.length <= 2)
                || (parts[0].equals("CodeFailed") && parts.length <= 3);
        if (!good) {
            throw bad(
                    EventFields.TYPE,
                    "CodeSent, CodeReceived/KIND, CodeFailed/CLASS/reason, or - to leave such rows out");
        }
    }

    private void source(String field, String source) {
        if (entries.stream().anyMatch(entry -> entry.field().equals(field))) {
            throw bad(field, "the field has an entry already");
        }
        if (source.length() >= 2 && source.startsWith("'") && source.endsWith("'")) {
            add(field, Optional.empty(), source.substring(1, source.length() - 1), TimeFormat.ANY);
            return;
        }
        int colon = EventFields.isTime(field) ? find(source, ":", 0) : -1;
        String column = unquoted((colon < 0 ? source : source.substring(0, colon)).strip());
        if (column.isEmpty()) {
            throw bad(field, "a column, or a 'constant' in quotes");
        }
        add(field, Optional.of(column), "", colon < 0 ? TimeFormat.ANY : time(field, source.substring(colon + 1)));
    }

    private void add(String field, Optional<String> column, String constant, TimeFormat time) {
        entries.add(new ColumnMap.Entry(number, field, column, constant, time));
    }

    private TimeFormat time(String field, String format) {
        try {
            return TimeFormat.of(format.strip());
        } catch (IllegalArgumentException e) {
            throw bad(field, String.valueOf(e.getMessage()));
        }
    }

    private String field(String name) {
        String field = name.strip();
        if (!ALL.contains(field)) {
            String shown = field.length() <= SHOWN_MAX ? field : "a name of " + field.length() + " characters";
            throw new BadMap(
                    "entry " + number + ": there is no field " + shown + "; there are " + String.join(", ", ALL));
        }
        return field;
    }

    private static void checkComplete(ColumnMap map) {
        for (String field : List.of(EventFields.TYPE, "challengeId")) {
            if (map.entry(field).isEmpty()) {
                throw new BadMap("the map has no entry for " + field);
            }
        }
        if (map.entries().stream().noneMatch(entry -> EventFields.isTimeOfEvent(entry.field()))) {
            throw new BadMap("the map has no entry for at, the time of the event");
        }
        for (String field : map.values().keySet()) {
            if (map.entry(field).isEmpty()) {
                throw new BadMap("the map says what values of " + field + " mean, but not which column has them");
            }
        }
    }

    private BadMap bad(String field, String expected) {
        return new BadMap("entry " + number + " (" + field + "): " + expected);
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = find(text, String.valueOf(separator), 0); at >= 0; ) {
            parts.add(text.substring(from, at));
            from = at + 1;
            at = find(text, String.valueOf(separator), from);
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** Where {@code wanted} stands outside of quotes; -1 if nowhere. A line's end ends quotes. */
    private static int find(String text, String wanted, int from) {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                quote = 0;
            }
            if (quote == 0 && text.startsWith(wanted, i)) {
                return i;
            }
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return -1;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2
                && (text.startsWith("\"") || text.startsWith("'"))
                && text.endsWith(text.substring(0, 1));
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
