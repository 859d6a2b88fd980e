package io.otpwatch.standalone.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.schemas.BadField;
import io.otpwatch.schemas.EventRules;
import io.otpwatch.schemas.Topics;
import java.util.Optional;

/** Reads one line of a recording: a JSON object with {@code type} and the fields of that type's schema. */
final class LineReader {
    private static final String TYPE = "type";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private LineReader() {}

    static Recorded<?> read(String line) throws BadLine {
        JsonNode json = parse(line);
        JsonNode type = json.get(TYPE);
        return switch (type != null && type.isTextual() ? type.textValue() : "") {
            case "sent" -> sent(json);
            case "received" -> received(json);
            case "failed" -> failed(json);
            default -> throw BadLine.field(TYPE, "expected one of sent, received, failed, was " + Shapes.of(type));
        };
    }

    private static JsonNode parse(String line) throws BadLine {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            // Its message quotes the line.
            throw new BadLine("no JSON object: it breaks at character "
                    + e.getLocation().getColumnNr());
        }
        if (!json.isObject()) {
            throw new BadLine("expected one JSON object, was " + Shapes.of(json));
        }
        return json;
    }

    private static Recorded<?> sent(JsonNode json) throws BadLine {
        CodeSent sent = JsonRecords.fill(new CodeSent(), json, TYPE);
        check(EventRules.problem(sent));
        return new Recorded<>(Topics.CODE_SENT, "sentAt", sent);
    }

    private static Recorded<?> received(JsonNode json) throws BadLine {
        CodeReceived received = JsonRecords.fill(new CodeReceived(), json, TYPE);
        check(EventRules.problem(received));
        return new Recorded<>(Topics.CODE_RECEIVED, "receivedAt", received);
    }

    private static Recorded<?> failed(JsonNode json) throws BadLine {
        CodeFailed failed = JsonRecords.fill(new CodeFailed(), json, TYPE);
        check(EventRules.problem(failed));
        return new Recorded<>(Topics.CODE_FAILED, "failedAt", failed);
    }

    private static void check(Optional<BadField> problem) throws BadLine {
        if (problem.isPresent()) {
            // The rules say "1 to 64 characters; was 80".
            String expected = problem.get().expected().replace("; was ", ", was ");
            throw BadLine.field(problem.get().field(), "expected " + expected);
        }
    }
}
