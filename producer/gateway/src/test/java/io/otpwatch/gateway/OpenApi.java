package io.otpwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The document that clients are told, held against what the server does. */
final class OpenApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = read();
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private OpenApi() {}

    static JsonNode document() {
        return DOCUMENT;
    }

    /** All "path status" of the document. */
    static Set<String> answers() {
        Set<String> answers = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : DOCUMENT.get("paths").properties()) {
            for (JsonNode operation : path.getValue()) {
                operation
                        .get("responses")
                        .fieldNames()
                        .forEachRemaining(status -> answers.add(path.getKey() + " " + status));
            }
        }
        return answers;
    }

    /** Fails if the answer is none of the document's for the path. */
    static void check(String path, HttpResponse<String> response) {
        JsonNode operation = DOCUMENT.get("paths").get(path).elements().next();
        JsonNode answer = operation.get("responses").get(Integer.toString(response.statusCode()));
        assertThat(answer)
                .as("%s has no answer %s", path, response.statusCode())
                .isNotNull();
        JsonNode described =
                answer.has("$ref") ? DOCUMENT.at(answer.get("$ref").asText().substring(1)) : answer;
        if (described.has("headers")) {
            described
                    .get("headers")
                    .fieldNames()
                    .forEachRemaining(header -> assertThat(response.headers().firstValue(header))
                            .as(header)
                            .isPresent());
        }
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        validate(described.at("/content/application~1json/schema"), response.body());
    }

    /** Fails if the text is not as the schema says. */
    static void validate(JsonNode schema, String json) {
        assertThat(SCHEMAS.computeIfAbsent(schema.toString(), unused -> compile(schema))
                        .validate(json, InputFormat.JSON))
                .as(json)
                .isEmpty();
    }

    private static Schema compile(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", DOCUMENT.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString(), InputFormat.JSON);
    }

    private static JsonNode read() {
        try {
            return JSON.readTree(GatewayService.openApi());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
