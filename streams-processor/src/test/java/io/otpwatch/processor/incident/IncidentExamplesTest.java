package io.otpwatch.processor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.processor.incident.CauseScenes.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of the documents are what the code makes; {@code -Dgolden.update} writes them anew. */
class IncidentExamplesTest {
    private static final Path DOCUMENT = Path.of("../docs/incidents.md");
    private static final String MARK = "<!-- below: written by IncidentExamplesTest with -Dgolden.update -->\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_document_has_an_example_of_each_cause_as_it_is_made() throws IOException {
        // Given
        String document = Files.readString(DOCUMENT);
        String head = document.substring(0, document.indexOf(MARK) + MARK.length());
        StringBuilder examples = new StringBuilder();
        for (Cause cause : Cause.values()) {
            examples.append("\n### ").append(Words.of(cause)).append("\n\n```json\n");
            examples.append(json(example(cause))).append("\n```\n");
        }
        // When
        if (System.getProperty("golden.update") != null) {
            Files.writeString(DOCUMENT, head + examples);
        }
        // Then
        assertThat(Files.readString(DOCUMENT)).isEqualTo(head + examples);
    }

    @Test
    void the_document_tells_every_field() throws IOException {
        // Given
        String head = Files.readString(DOCUMENT);
        String table = head.substring(0, head.indexOf(MARK));
        // Then
        for (Scene scene : CauseScenes.all()) {
            JsonNode json = IncidentJson.encode(first(scene));
            json.fieldNames().forEachRemaining(name -> assertThat(table).contains("`" + name + "`"));
        }
    }

    private static Incident example(Cause cause) {
        return first(CauseScenes.all().stream()
                .filter(scene -> scene.cause() == cause)
                .findFirst()
                .orElseThrow());
    }

    private static Incident first(Scene scene) {
        return new Incidents(IncidentSettings.DEFAULT)
                .step(scene.step())
                .incidents()
                .get(0);
    }

    /** A field a line, and what is in it on that line, but for signs and signals: they have a line each. */
    private static String json(Incident incident) throws JsonProcessingException {
        ObjectNode json = IncidentJson.encode(incident);
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            String value = JSON.writeValueAsString(field.getValue())
                    .replace(",\"signs\":[", ",\"signs\":[\n    ")
                    .replace("},{\"text\"", "},\n    {\"text\"")
                    .replace("},{\"signal\"", "},\n    {\"signal\"");
            lines.add("  \"" + field.getKey() + "\": " + value);
        }
        return "{\n" + String.join(",\n", lines) + "\n}";
    }
}
