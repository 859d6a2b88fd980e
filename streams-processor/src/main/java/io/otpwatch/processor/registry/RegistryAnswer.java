package io.otpwatch.processor.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otpwatch.processor.decode.WriterSchemas.Found;
import io.otpwatch.processor.decode.WriterSchemas.Lookup;
import io.otpwatch.processor.decode.WriterSchemas.Refused;
import io.otpwatch.schemas.Rejection;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** What an answer to {@code GET /schemas/ids/{id}} means. Pure. */
final class RegistryAnswer {
    /** The registry did not answer, or not as a registry does: it may be asked again. */
    static final Refused AWAY = new Refused(Rejection.REGISTRY_AWAY, Optional.empty());

    static final Refused UNKNOWN = new Refused(Rejection.UNKNOWN_SCHEMA, Optional.empty());

    private static final ObjectMapper JSON = new ObjectMapper();

    private RegistryAnswer() {}

    static Lookup of(int status, byte[] body) {
        return switch (status) {
            case 200 -> schema(body);
            case 404 -> UNKNOWN;
            default -> AWAY;
        };
    }

    private static Lookup schema(byte[] body) {
        JsonNode answer;
        try {
            answer = JSON.readTree(new String(body, UTF_8));
        } catch (JsonProcessingException e) {
            return AWAY;
        }
        if (!answer.path("schema").isTextual()) {
            return AWAY;
        }
        if (!answer.path("schemaType").asText("AVRO").equals("AVRO")) {
            return unusable("a schema of type AVRO");
        }
        if (!answer.path("references").isEmpty()) {
            return unusable("a schema without references");
        }
        return parsed(answer.path("schema").asText());
    }

    private static Lookup parsed(String text) {
        try {
            return new Found(new Schema.Parser().setValidateDefaults(false).parse(text));
        } catch (AvroRuntimeException | StackOverflowError e) {
            return unusable("an Avro schema that can be parsed");
        }
    }

    private static Refused unusable(String expected) {
        return new Refused(Rejection.INCOMPATIBLE_SCHEMA, Optional.of(expected));
    }
}
