package io.otpwatch.processor.incident;

import static io.otpwatch.processor.incident.Scenes.MINUTE;
import static io.otpwatch.processor.incident.Scenes.NOON;
import static io.otpwatch.processor.incident.Scenes.down;
import static io.otpwatch.processor.incident.Scenes.facts;
import static io.otpwatch.processor.incident.Scenes.hurting;
import static io.otpwatch.processor.incident.Scenes.receipt;
import static io.otpwatch.processor.incident.Scenes.silent;
import static io.otpwatch.processor.incident.Scenes.step;
import static io.otpwatch.processor.incident.Scenes.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.events.Incident;
import io.otpwatch.events.Lever;
import io.otpwatch.events.Severity;
import io.otpwatch.processor.levers.BadLever;
import io.otpwatch.processor.levers.Levers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How much it hurts, and whether anybody is paged for it. */
class IncidentPagingTest {
    private static final Facts LOST = with(facts(Channel.SMS, down(0.93, 0.03), down(0.65, 0.02)), silent());

    private final Incidents incidents = new Incidents(IncidentSettings.DEFAULT);
    private final List<Incident> published = new ArrayList<>();

    @Test
    void severity_rises_at_once_and_falls_late() {
        // When
        for (double perMinute : new double[] {0.5, 12, 130, 60, 40, 6, 3}) {
            live(step(
                    NOON + published.size() * 1000L,
                    receipt(Label.LOSS, "domain=310-260", NOON - MINUTE, hurting(LOST, perMinute))));
        }
        // Then
        assertThat(published)
                .extracting(Incident::getSeverity)
                .containsExactly(Severity.NOTICE, Severity.MAJOR, Severity.CRITICAL, Severity.MAJOR, Severity.MINOR);
    }

    @Test
    void maintenance_and_a_minimum_severity_keep_it_quiet() throws BadLever {
        // Given
        Levers maintenance = Levers.NONE.with(
                "maintenance\toperator=tmobile\t" + NOON,
                new Lever(
                        "maintenance",
                        "operator=tmobile",
                        Map.of("from", "" + NOON, "to", "" + (NOON + 5 * MINUTE), "reason", "carrier migrates"),
                        NOON));
        Levers critical =
                Levers.NONE.with("min-severity\t", new Lever("min-severity", "", Map.of("severity", "CRITICAL"), NOON));
        // When
        live(with(step(NOON, carrier()), maintenance));
        live(with(step(NOON + 5 * MINUTE, carrier()), maintenance));
        live(with(step(NOON + 6 * MINUTE, carrier()), critical));
        // Then
        assertThat(published)
                .extracting(Incident::getQuietReason)
                .containsExactly(
                        "maintenance until 12:05 UTC: carrier migrates", null, "below the minimum severity CRITICAL");
    }

    @Test
    void what_operators_accept_as_normal_is_over() throws BadLever {
        // Given
        live(step(NOON, carrier()));
        Levers accepted = Levers.NONE.with(
                "new-normal\toperator=tmobile",
                new Lever("new-normal", "operator=tmobile", Map.of("since", "" + NOON), NOON));
        // When
        live(with(step(NOON + 1000, carrier()), accepted));
        live(with(step(NOON + 2000, receipt(Label.LOSS, "domain=310-260", NOON + 1500, LOST)), accepted));
        // Then
        assertThat(published.get(1).getEndReason()).isEqualTo("accepted");
        assertThat(incidents.open()).hasSize(1);
    }

    private static Finding carrier() {
        return receipt(Label.LOSS, "domain=310-260", NOON - MINUTE, LOST);
    }

    private void live(Situation situation) {
        published.addAll(incidents.step(situation).incidents());
    }
}
