package io.otpwatch.standalone.replay.csv;

import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;

/** The fields that a column can be mapped to: those of the three events, and some that stand for several. */
final class EventFields {
    static final String TYPE = "type";
    /** sentAt, receivedAt or failedAt, whichever the event has. */
    static final String AT = "at";
    /** An e-mail address or a phone number: route and recipient are made of it, and it is forgotten. */
    static final String ADDRESS = "address";

    static final String NUMBER = "number";
    /** MCC-MNC of the number's carrier, if the log has it: a number may have been ported. */
    static final String CARRIER = "carrier";

    static final String ATTEMPT = "attempt";
    private static final Set<String> BESIDE = Set.of(TYPE, AT, ADDRESS, NUMBER, CARRIER);
    private static final Set<String> TIMES = Set.of(AT, "sentAt", "receivedAt", "failedAt", "expiresAt");
    private static final Map<String, Schema> SCHEMAS = Map.of(
            "CodeSent", CodeSent.getClassSchema(),
            "CodeReceived", CodeReceived.getClassSchema(),
            "CodeFailed", CodeFailed.getClassSchema());
    private static final Map<String, String> TIME_OF =
            Map.of("CodeSent", "sentAt", "CodeReceived", "receivedAt", "CodeFailed", "failedAt");

    /** What a cell becomes. */
    enum Kind {
        TEXT,
        NAME,
        DOMAIN,
        COUNTRY,
        SYMBOL,
        NUMBER,
        TIME,
        LIST
    }

    private EventFields() {}

    /** Every name that a map may have, those of the schemas in their order. */
    static Set<String> all() {
        Set<String> all = new LinkedHashSet<>();
        for (String type : List.of("CodeSent", "CodeReceived", "CodeFailed")) {
            schema(type).getFields().forEach(field -> all.add(field.name()));
        }
        all.addAll(new TreeSet<>(BESIDE));
        return all;
    }

    static boolean isType(String type) {
        return SCHEMAS.containsKey(type);
    }

    static boolean isTime(String field) {
        return TIMES.contains(field);
    }

    /** Whether it can be the time of an event. */
    static boolean isTimeOfEvent(String field) {
        return field.equals(AT) || TIME_OF.containsValue(field);
    }

    /** Whether the event has it. */
    static boolean has(String type, String field) {
        return schema(type).getField(field) != null;
    }

    /** The event's own name of the field: {@link #AT} is another in each. */
    static String nameIn(String type, String field) {
        return field.equals(AT) ? TIME_OF.getOrDefault(type, field) : field;
    }

    static Kind kind(String type, String field) {
        if (isTime(field)) {
            return Kind.TIME;
        }
        Schema schema = schema(type).getField(field).schema();
        return switch (schema.getType()) {
            case INT, LONG -> Kind.NUMBER;
            case ENUM -> Kind.SYMBOL;
            case ARRAY -> Kind.LIST;
            default -> ofText(field);
        };
    }

    private static Kind ofText(String field) {
        return switch (field) {
            case "provider", "sender", "operator" -> Kind.NAME;
            case "domain" -> Kind.DOMAIN;
            case "country" -> Kind.COUNTRY;
            default -> Kind.TEXT;
        };
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static Schema schema(String type) {
        Schema schema = SCHEMAS.get(type);
        if (schema == null) {
            throw new IllegalArgumentException("no event of that type");
        }
        return schema;
    }
}
