package io.otpwatch.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Events as JSON, one object a line: {@code type} (CodeSent, CodeReceived, CodeFailed) and the fields of
 * the schema under their own names, times in milliseconds since 1970. Null and empty fields are left
 * out. A line of ground truth has {@code appendedAt}, {@code partition} and {@code offset} as well.
 */
public final class EventJson {
    static final String TYPE = "type";
    static final String APPENDED_AT = "appendedAt";
    static final String PARTITION = "partition";
    static final String OFFSET = "offset";

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> BESIDE_THE_SCHEMA = Set.of(TYPE, APPENDED_AT, PARTITION, OFFSET);

    private EventJson() {}

    /** One line, without its end. */
    public static String write(SimulatedEvent event) {
        return line(node(event));
    }

    /** One line of ground truth, without its end. */
    public static String write(Appended appended) {
        ObjectNode node = node(appended.event());
        node.put(APPENDED_AT, appended.appendedAtMs());
        node.put(PARTITION, appended.partition());
        node.put(OFFSET, appended.offset());
        return line(node);
    }

    /** The event of a line, to be appended at its own time; where it was once appended is not looked at. */
    public static SimulatedEvent read(String line) throws BadEventException {
        return event(parse(line));
    }

    /** What was appended, of a line of ground truth. */
    public static Appended readAppended(String line) throws BadEventException {
        JsonNode node = parse(line);
        SimulatedEvent event = event(node);
        long offset = JsonField.wholeNumber(OFFSET, node.path(OFFSET));
        long partition = JsonField.wholeNumber(PARTITION, node.path(PARTITION));
        if (partition < 0 || partition > Integer.MAX_VALUE) {
            throw new BadEventException(PARTITION, "a partition number; was out of range");
        }
        return new Appended(event, JsonField.wholeNumber(APPENDED_AT, node.path(APPENDED_AT)), (int) partition, offset);
    }

    private static JsonNode parse(String line) throws BadEventException {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (node.isObject()) {
                return node;
            }
            throw new BadEventException("line", "a JSON object; was " + JsonField.shape(node));
        } catch (JsonProcessingException e) { // its message quotes the line
            throw new BadEventException("line", "a JSON object; was no JSON");
        }
    }

    private static SimulatedEvent event(JsonNode node) throws BadEventException {
        switch (node.path(TYPE).asText()) {
            case "CodeSent" -> {
                CodeSent sent = fill(new CodeSent(), node);
                return new SimulatedEvent.Send(Instant.ofEpochMilli(sent.getSentAt()), sent);
            }
            case "CodeReceived" -> {
                CodeReceived received = fill(new CodeReceived(), node);
                return new SimulatedEvent.Evidence(Instant.ofEpochMilli(received.getReceivedAt()), received);
            }
            case "CodeFailed" -> {
                CodeFailed failed = fill(new CodeFailed(), node);
                return new SimulatedEvent.Failure(Instant.ofEpochMilli(failed.getFailedAt()), failed);
            }
            default -> throw new BadEventException(TYPE, "one of CodeSent, CodeReceived, CodeFailed");
        }
    }

    private static <T extends SpecificRecordBase> T fill(T event, JsonNode node) throws BadEventException {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (event.getSchema().getField(name) == null && !BESIDE_THE_SCHEMA.contains(name)) {
                throw new BadEventException(
                        JsonField.printable(name),
                        "no field of " + event.getSchema().getName());
            }
        }
        for (Schema.Field field : event.getSchema().getFields()) {
            event.put(field.pos(), JsonField.read(field, node.path(field.name())));
        }
        return event;
    }

    private static ObjectNode node(SimulatedEvent event) {
        SpecificRecordBase record = event.record();
        ObjectNode node = MAPPER.createObjectNode();
        node.put(TYPE, record.getSchema().getName());
        for (Schema.Field field : record.getSchema().getFields()) {
            JsonField.write(node, field.name(), record.get(field.pos()));
        }
        return node;
    }

    private static String line(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
