package io.otpwatch.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Fills an event from plain JSON by its schema: the fields' own names, no wrapping of optional values, what has a
 * default may be left out. Nothing is guessed: an unknown field, a number in quotes, a fraction are errors.
 */
final class JsonRecords {
    private JsonRecords() {}

    /** @param ignored a field that is there and belongs to no schema */
    static <T extends SpecificRecord> T fill(T event, JsonNode json, String ignored) throws BadLine {
        Schema schema = event.getSchema();
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals(ignored) && schema.getField(name) == null) {
                throw new BadLine("field number " + position(json, name) + ": a " + schema.getName()
                        + " has no such field, it has " + fieldNames(schema));
            }
        }
        for (Schema.Field field : schema.getFields()) {
            event.put(field.pos(), value(field, json.get(field.name())));
        }
        return event;
    }

    private static @Nullable Object value(Schema.Field field, @Nullable JsonNode node) throws BadLine {
        Schema type = field.schema();
        boolean optional = type.getType() == Schema.Type.UNION;
        if (node == null && field.hasDefaultValue()) {
            return field.defaultVal() == JsonProperties.NULL_VALUE ? null : SpecificData.get().getDefaultValue(field);
        }
        if (optional && (node == null || node.isNull())) {
            return null;
        }
        return given(field.name(), optional ? notNull(type) : type, node);
    }

    private static Object given(String name, Schema type, @Nullable JsonNode node) throws BadLine {
        return switch (type.getType()) {
            case STRING -> text(name, node);
            case LONG -> integer(name, node, "a whole number");
            case INT -> {
                long value = integer(name, node, "a whole number of at most 32 bits");
                if (value != (int) value) {
                    throw expected(name, "a whole number of at most 32 bits", node);
                }
                yield (int) value;
            }
            case ENUM -> symbol(name, type, node);
            case ARRAY -> list(name, type, node);
            default -> throw new IllegalStateException("no JSON form for " + type.getType() + " of field " + name);
        };
    }

    private static String text(String name, @Nullable JsonNode node) throws BadLine {
        if (node == null || !node.isTextual()) {
            throw expected(name, "a string", node);
        }
        return node.textValue();
    }

    private static long integer(String name, @Nullable JsonNode node, String expected) throws BadLine {
        if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
            throw expected(name, expected, node);
        }
        return node.longValue();
    }

    private static Object symbol(String name, Schema type, @Nullable JsonNode node) throws BadLine {
        if (node == null || !node.isTextual() || !type.hasEnumSymbol(node.textValue())) {
            throw expected(name, "one of " + String.join(", ", type.getEnumSymbols()), node);
        }
        return SpecificData.get().createEnum(node.textValue(), type);
    }

    private static List<Object> list(String name, Schema type, @Nullable JsonNode node) throws BadLine {
        if (node == null || !node.isArray()) {
            throw expected(name, "a list", node);
        }
        List<Object> values = new ArrayList<>(node.size());
        for (JsonNode element : node) {
            values.add(given(name, type.getElementType(), element));
        }
        return values;
    }

    private static Schema notNull(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static BadLine expected(String name, String expected, @Nullable JsonNode node) {
        return BadLine.field(name, "expected " + expected + ", was " + Shapes.of(node));
    }

    /** An unknown field's name may be anything, a number or an address too: it is told by its place. */
    private static int position(JsonNode json, String name) {
        int position = 1;
        for (Iterator<String> names = json.fieldNames(); !names.next().equals(name); ) {
            position++;
        }
        return position;
    }

    private static String fieldNames(Schema schema) {
        return String.join(", ", schema.getFields().stream().map(Schema.Field::name).toList());
    }
}
