package io.otpwatch.standalone.incidents;

import static io.otpwatch.standalone.incidents.MadeIncident.START;
import static io.otpwatch.standalone.incidents.MadeIncident.open;
import static io.otpwatch.standalone.incidents.MadeIncident.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.events.Severity;
import io.otpwatch.processor.localise.Scope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenIncidentsTest {
    private static final MadeIncident OPEN = open("i-1", 3, Cause.PROVIDER_OUTAGE, "provider", "ses", 130);

    @Test
    void records_of_one_id_are_one_incident_in_the_order_of_their_sequence() {
        // Given: read twice, and the later one first
        MadeIncident resolved = OPEN.ended(7, IncidentPhase.RESOLVED, 300);
        // When
        List<SeenIncident> seen = seen(resolved, OPEN, resolved);
        // Then
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).versions()).extracting(Incident::getSequence).containsExactly(3L, 7L);
        assertThat(seen.get(0).publishedAt()).isEqualTo(START.plusSeconds(131));
        assertThat(seen.get(0).isOver()).isTrue();
        assertThat(seen.get(0).endedAt()).contains(START.plusSeconds(300));
    }

    @Test
    void incidents_are_in_the_order_in_which_they_were_opened() {
        MadeIncident earlier = open("i-2", 9, Cause.PENDING, "operator", "google", 129);
        assertThat(seen(OPEN, earlier))
                .extracting(SeenIncident::cause)
                .containsExactly(Cause.PENDING, Cause.PROVIDER_OUTAGE);
    }

    @Test
    void an_incident_is_called_what_its_last_record_or_its_last_open_one_says() {
        // Given
        MadeIncident first = open("i-1", 1, Cause.PENDING, "domain", "310-260", 130);
        MadeIncident refined = open("i-1", 2, Cause.CARRIER_FILTERING_SILENT, "domain", "310-260", 130);
        MadeIncident last = open("i-1", 3, Cause.UNCLEAR, "country", "US", 130).ended(3, IncidentPhase.RESOLVED, 300);
        // When
        SeenIncident incident = seen(first, refined, last).get(0);
        // Then
        assertThat(incident.isCalled(Cause.CARRIER_FILTERING_SILENT)).isTrue();
        assertThat(incident.isCalled(Cause.UNCLEAR)).isTrue();
        assertThat(incident.isCalled(Cause.PENDING)).isFalse();
        assertThat(incident.isAt(scope("domain", "310-260"))).isTrue();
        assertThat(incident.isAt(scope("country", "US"))).isTrue();
        assertThat(incident.isAt(scope("domain", "310-410"))).isFalse();
    }

    @Test
    void other_names_of_the_same_codes_will_do() {
        SeenIncident incident = seen(OPEN.alsoCalled("codes from login.acme.example", "codes to google"))
                .get(0);
        assertThat(incident.isAt(scope("operator", "google"))).isTrue();
        assertThat(incident.isAt(scope("operator", "yahoo"))).isFalse();
    }

    @Test
    void of_records_that_only_renew_what_was_said_the_last_is_kept() {
        // When
        SeenIncident incident = seen(
                        OPEN, OPEN.again(4), OPEN.again(5), OPEN.again(6), OPEN.ended(7, IncidentPhase.RESOLVED, 300))
                .get(0);
        // Then
        assertThat(incident.versions()).extracting(Incident::getSequence).containsExactly(3L, 6L, 7L);
    }

    @Test
    void the_highest_severity_counts() {
        // Given
        Incident critical =
                OPEN.again(4).builder().setSeverity(Severity.CRITICAL).build();
        // When
        SeenIncident incident =
                seen(OPEN.record(), critical, OPEN.again(5).record()).get(0);
        // Then
        assertThat(incident.highestSeverity()).isEqualTo(Severity.CRITICAL);
        assertThat(incident.latest().getSeverity()).isEqualTo(Severity.MAJOR);
    }

    @Test
    void of_very_many_incidents_those_that_came_last_are_kept() {
        // Given
        SeenIncidents seen = new SeenIncidents();
        // When
        for (int i = 0; i <= SeenIncidents.INCIDENTS_MAX; i++) {
            seen.add(open("i-" + i, i, Cause.PENDING, "provider", "ses", i).record(), START);
        }
        // Then
        assertThat(seen.all()).hasSize(SeenIncidents.INCIDENTS_MAX);
        assertThat(seen.all().get(0).id()).isEqualTo("i-1");
    }

    @Test
    void an_incident_without_records_is_refused() {
        List<Incident> none = List.of();
        assertThatThrownBy(() -> new SeenIncident(none, START)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Scope scope(String name, String value) {
        return Scope.of(Map.of(name, value));
    }
}
