package io.otpwatch.standalone.replay.csv;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otpwatch.client.Destination;
import io.otpwatch.client.Destinations;
import io.otpwatch.rules.Domains;
import io.otpwatch.rules.RouteFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of a log as events, one JSON object each, as {@code replay} reads them. Thread-safe. */
public final class RowEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ColumnMap map;
    private final Destinations destinations;
    private final Map<String, Integer> columns = new HashMap<>();
    private final int width;

    /**
     * For a log with that header.
     *
     * @param destinations make a route and a recipient of an address or number
     * @throws BadMap if a mapped column is not there, or there twice
     */
    public RowEvents(ColumnMap map, List<String> header, Destinations destinations) {
        this.map = map;
        this.destinations = destinations;
        width = header.size();
        List<String> names = header.stream().map(String::strip).toList();
        for (ColumnMap.Entry entry : map.entries()) {
            entry.column().ifPresent(column -> {
                int index = names.indexOf(column);
                if (index < 0 || index != names.lastIndexOf(column)) {
                    throw new BadMap(entry.shown() + ": " + (index < 0 ? "no column" : "more than one column")
                            + " of the log is called " + column);
                }
                columns.put(entry.field(), index);
            });
        }
    }

    /**
     * The event of a row; empty if the map leaves such rows out.
     *
     * @throws BadCell that names the field
     */
    public Optional<String> event(List<String> cells) throws BadCell {
        if (cells.size() != width) {
            throw new BadCell("line", width + " columns; was " + cells.size());
        }
        String[] type = meaning(cells, EventFields.TYPE).split("/", -1);
        if (type[0].equals(ColumnMap.LEFT_OUT)) {
            return Optional.empty();
        }
        if (!EventFields.isType(type[0])) {
            throw new BadCell(
                    EventFields.TYPE,
                    "CodeSent, CodeReceived or CodeFailed, or a value of which the map says what it means; was "
                            + type[0].length() + " other characters");
        }
        ObjectNode event = JSON.createObjectNode();
        event.put(EventFields.TYPE, type[0]);
        if (type[0].equals("CodeSent")) {
            event.put(EventFields.ATTEMPT, 1);
            destination(cells, event);
        }
        for (ColumnMap.Entry entry : map.entries()) {
            put(event, type[0], entry, cells);
        }
        putFromType(event, type);
        return Optional.of(event.toString());
    }

    private void put(ObjectNode event, String type, ColumnMap.Entry entry, List<String> cells) throws BadCell {
        String field = EventFields.nameIn(type, entry.field());
        String value = meaning(cells, entry.field());
        if (value.isEmpty() || !EventFields.has(type, field)) {
            return;
        }
        try {
            switch (EventFields.kind(type, field)) {
                case TIME -> event.put(field, entry.time().millis(field, value));
                case NUMBER -> event.put(field, Long.parseLong(value));
                case SYMBOL -> event.put(field, EventFields.upper(value));
                case LIST -> event.putArray(field).add(value);
                case NAME -> event.put(field, RouteFields.name(value));
                case DOMAIN -> event.put(field, Domains.normalise(value));
                case COUNTRY -> event.put(field, RouteFields.country(value));
                case TEXT -> event.put(field, value);
            }
        } catch (NumberFormatException e) { // its message quotes the value
            throw new BadCell(field, "a whole number; was " + value.length() + " characters that are none");
        } catch (IllegalArgumentException e) {
            throw new BadCell(field, String.valueOf(e.getMessage()));
        }
    }

    private static void putFromType(ObjectNode event, String[] type) {
        if (type.length > 1) {
            event.put(type[0].equals("CodeReceived") ? "kind" : "reasonClass", EventFields.upper(type[1]));
        }
        if (type.length > 2) {
            event.put("reason", type[2]);
        }
    }

    /** What an address or number says; fields that have a column of their own are put over it. */
    private void destination(List<String> cells, ObjectNode event) throws BadCell {
        String address = meaning(cells, EventFields.ADDRESS);
        String number = meaning(cells, EventFields.NUMBER);
        String carrier = meaning(cells, EventFields.CARRIER);
        String field = address.isEmpty() ? EventFields.NUMBER : EventFields.ADDRESS;
        if (address.isEmpty() && number.isEmpty()) {
            return;
        }
        Destination to;
        try {
            if (!address.isEmpty()) {
                to = destinations.email(address);
            } else {
                to = carrier.isEmpty() ? destinations.phone(number) : destinations.phone(number, carrier);
            }
        } catch (IllegalArgumentException e) {
            throw new BadCell(field, String.valueOf(e.getMessage()));
        }
        event.put("channel", to.channel().name());
        event.put("country", to.country());
        event.put("domain", to.domain());
        event.put("operator", to.operator());
        event.put("numberRange", to.numberRange());
        event.put("recipient", to.recipient());
        event.put("recipientKeyId", to.recipientKeyId());
    }

    /** Of the field in this row, empty if it has none. */
    private String meaning(List<String> cells, String field) {
        Integer column = columns.get(field);
        String cell = column == null
                ? map.entry(field).map(ColumnMap.Entry::constant).orElse("")
                : cells.get(column).strip();
        return column == null ? cell : map.meaning(field, cell);
    }
}
