package io.otpwatch.processor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otpwatch.events.CauseJudgement;
import io.otpwatch.events.Incident;
import io.otpwatch.events.Sign;
import io.otpwatch.events.SignalFinding;
import io.otpwatch.events.SignalNow;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class IncidentJsonTest {
    private static final Incident FULL = Copy.of(first(CauseScenes.all().get(2)))
            .setNextScope("codes in US")
            .setNextScopeBehind(7.12345)
            .setQuietReason("maintenance")
            .setEndedAt(Scenes.NOON)
            .setEndReason("folded")
            .setFoldedInto("i-2")
            .build();

    @Test
    void its_fields_are_those_of_the_event() {
        // When
        JsonNode json = IncidentJson.encode(FULL);
        // Then
        assertThat(names(json)).containsExactlyInAnyOrderElementsOf(names(Incident.getClassSchema()));
        assertThat(names(json.get("cause"))).containsExactlyElementsOf(names(CauseJudgement.getClassSchema()));
        assertThat(names(json.at("/runnerUp/signs/0"))).containsExactlyElementsOf(names(Sign.getClassSchema()));
        assertThat(names(json.at("/findings/0"))).containsExactlyElementsOf(names(SignalFinding.getClassSchema()));
        assertThat(names(json.at("/signals/0"))).containsExactlyElementsOf(names(SignalNow.getClassSchema()));
    }

    @Test
    void what_is_null_is_left_out() {
        // Given
        Incident open = Copy.of(FULL)
                .setNextScope(null)
                .setQuietReason(null)
                .setEndedAt(null)
                .setEndReason(null)
                .setFoldedInto(null)
                .setRunnerUp(null)
                .build();
        // Then
        assertThat(names(IncidentJson.encode(open)))
                .doesNotContain(
                        "nextScope",
                        "nextScopeBehind",
                        "quietReason",
                        "endedAt",
                        "endReason",
                        "foldedInto",
                        "runnerUp");
    }

    @Test
    void numbers_have_four_digits_after_the_point_and_times_are_iso_8601() {
        // When
        JsonNode json = IncidentJson.encode(FULL);
        // Then
        assertThat(json.get("nextScopeBehind").doubleValue()).isEqualTo(7.1235);
        assertThat(json.get("endedAt").textValue()).isEqualTo("2026-01-01T12:00:00Z");
    }

    private static Incident first(CauseScenes.Scene scene) {
        return new Incidents(IncidentSettings.DEFAULT)
                .step(scene.step())
                .incidents()
                .get(0);
    }

    private static List<String> names(JsonNode json) {
        return json.properties().stream().map(field -> field.getKey()).toList();
    }

    private static List<String> names(Schema schema) {
        return schema.getFields().stream().map(Schema.Field::name).toList();
    }
}
