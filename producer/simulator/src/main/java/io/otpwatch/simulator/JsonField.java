package io.otpwatch.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otpwatch.events.Channel;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.ReasonClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** One field of an event between its Avro and its JSON form. Problems name the shape found, never the value. */
final class JsonField {
    private static final int NAME_MAX = 40;

    private JsonField() {}

    static void write(ObjectNode node, String name, @Nullable Object value) {
        if (value instanceof Long whole) {
            node.put(name, whole);
        } else if (value instanceof Integer whole) {
            node.put(name, whole);
        } else if (value instanceof List<?> list) {
            if (!list.isEmpty()) {
                ArrayNode array = node.putArray(name);
                list.forEach(item -> array.add(String.valueOf(item)));
            }
        } else if (value != null) {
            node.put(name, value.toString());
        }
    }

    /** What belongs into the record; null only where the schema has it. */
    static @Nullable Object read(Schema.Field field, JsonNode value) throws BadEventException {
        Schema schema = field.schema();
        if (value.isMissingNode() || value.isNull()) {
            if (schema.isNullable()) {
                return null;
            }
            if (schema.getType() == Schema.Type.ARRAY && field.hasDefaultValue()) {
                return new ArrayList<String>();
            }
            throw bad(field.name(), expected(schema), value);
        }
        return present(field.name(), notNull(schema), value);
    }

    static long wholeNumber(String name, JsonNode value) throws BadEventException {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        throw bad(name, "a whole number", value);
    }

    static String shape(JsonNode value) {
        return value.isMissingNode() ? "missing" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /** A field name as it may be shown: an unknown one can hold anything. */
    static String printable(String name) {
        boolean plain = name.length() <= NAME_MAX && name.chars().allMatch(c -> c < 128 && Character.isLetter(c));
        return plain ? name : "(a name of " + name.length() + " characters)";
    }

    private static Object present(String name, Schema schema, JsonNode value) throws BadEventException {
        switch (schema.getType()) {
            case STRING -> {
                return text(name, value);
            }
            case LONG -> {
                return wholeNumber(name, value);
            }
            case INT -> {
                long whole = wholeNumber(name, value);
                if (whole != (int) whole) {
                    throw bad(name, "a whole number of 32 bits", value);
                }
                return (int) whole;
            }
            case ENUM -> {
                return symbol(name, schema, value);
            }
            case ARRAY -> {
                List<String> items = new ArrayList<>();
                if (!value.isArray()) {
                    throw bad(name, "an array of strings", value);
                }
                for (JsonNode item : value) {
                    items.add(text(name, item));
                }
                return items;
            }
            default -> throw new IllegalStateException("no JSON form for " + schema.getType() + " of " + name);
        }
    }

    private static String text(String name, JsonNode value) throws BadEventException {
        if (value.isTextual()) {
            return value.textValue();
        }
        throw bad(name, "a string", value);
    }

    private static Object symbol(String name, Schema schema, JsonNode value) throws BadEventException {
        if (!value.isTextual() || !schema.hasEnumSymbol(value.textValue())) {
            throw bad(name, expected(schema), value);
        }
        return switch (schema.getName()) {
            case "Channel" -> Channel.valueOf(value.textValue());
            case "EvidenceKind" -> EvidenceKind.valueOf(value.textValue());
            case "ReasonClass" -> ReasonClass.valueOf(value.textValue());
            default -> throw new IllegalStateException("no JSON form for enum " + schema.getName());
        };
    }

    private static Schema notNull(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }

    private static String expected(Schema schema) {
        return schema.getType() == Schema.Type.ENUM
                ? "one of " + String.join(", ", schema.getEnumSymbols())
                : "a " + schema.getType().getName();
    }

    private static BadEventException bad(String name, String expected, JsonNode value) {
        return new BadEventException(name, expected + "; was " + shape(value));
    }
}
