package io.otpwatch.processor.incident;

import static io.otpwatch.processor.incident.Scenes.MINUTE;
import static io.otpwatch.processor.incident.Scenes.NOON;
import static io.otpwatch.processor.incident.Scenes.down;
import static io.otpwatch.processor.incident.Scenes.entry;
import static io.otpwatch.processor.incident.Scenes.facts;
import static io.otpwatch.processor.incident.Scenes.normal;
import static io.otpwatch.processor.incident.Scenes.receipt;
import static io.otpwatch.processor.incident.Scenes.recovered;
import static io.otpwatch.processor.incident.Scenes.refused;
import static io.otpwatch.processor.incident.Scenes.silent;
import static io.otpwatch.processor.incident.Scenes.step;
import static io.otpwatch.processor.incident.Scenes.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Channel;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which trouble is which incident, and which is another. */
class IncidentMatchingTest {
    private static final Facts LOST = with(facts(Channel.SMS, down(0.93, 0.03), down(0.65, 0.02)), silent());
    private static final Facts UNDELIVERED = with(facts(Channel.SMS, down(0.93, 0.03), SignalFacts.NONE), silent());
    private static final Facts UNENTERED = facts(Channel.SMS, normal(0.93), down(0.65, 0.02));
    private static final String CARRIER = "domain=310-260";

    private final Incidents incidents = new Incidents(IncidentSettings.DEFAULT);
    private final List<Incident> published = new ArrayList<>();

    @Test
    void what_is_found_on_the_other_signal_only_is_another_after_the_end() {
        // Given
        live(step(NOON, receipt(Label.LOSS, CARRIER, NOON - MINUTE, UNDELIVERED)));
        live(recovered(step(NOON + MINUTE), CARRIER));
        // When
        live(step(NOON + 5 * MINUTE, entry(Label.LOSS, CARRIER, NOON + 4 * MINUTE, UNENTERED)));
        // Then
        assertThat(ids()).hasSize(2);
    }

    @Test
    void what_is_found_on_the_other_signal_only_is_another_while_it_is_open() {
        // Given
        live(step(NOON, receipt(Label.LOSS, CARRIER, NOON - MINUTE, UNDELIVERED)));
        // When
        live(step(NOON + 1000, entry(Label.LOSS, CARRIER, NOON - MINUTE, UNENTERED)));
        // Then
        assertThat(incidents.open()).hasSize(2);
    }

    @Test
    void two_of_the_same_codes_become_one_when_both_signals_are_found_together() {
        // Given
        live(step(NOON, receipt(Label.LOSS, CARRIER, NOON - MINUTE, UNDELIVERED)));
        live(step(NOON + 1000, entry(Label.LOSS, CARRIER, NOON - MINUTE, UNENTERED)));
        Finding[] both = {
            receipt(Label.LOSS, CARRIER, NOON - MINUTE, LOST), entry(Label.LOSS, CARRIER, NOON - MINUTE, LOST)
        };
        // When
        live(step(NOON + 5 * MINUTE, both));
        live(step(NOON + 6 * MINUTE, both));
        // Then
        assertThat(incidents.open()).hasSize(1);
        assertThat(published).extracting(Incident::getPhase).contains(IncidentPhase.FOLDED);
    }

    @Test
    void a_signal_that_joins_and_one_that_recovers_first_change_nothing() {
        // When
        live(step(NOON, receipt(Label.LOSS, CARRIER, NOON - MINUTE, LOST)));
        live(step(NOON + 1000, entry(Label.LOSS, CARRIER, NOON - MINUTE, LOST)));
        live(step(NOON + 2000, entry(Label.LOSS, CARRIER, NOON - MINUTE, UNENTERED)));
        // Then
        assertThat(ids()).hasSize(1);
    }

    @Test
    void another_known_cause_is_another_incident_after_the_end_and_the_same_one_before() {
        // When
        live(step(NOON, receipt(Label.LOSS, CARRIER, NOON - MINUTE, with(LOST, refused()))));
        live(step(NOON + 1_000, receipt(Label.LOSS, CARRIER, NOON - MINUTE, LOST)));
        live(step(NOON + 21_000, receipt(Label.LOSS, CARRIER, NOON - MINUTE, LOST)));
        live(recovered(step(NOON + MINUTE), CARRIER));
        live(step(NOON + 5 * MINUTE, receipt(Label.LOSS, CARRIER, NOON + 4 * MINUTE, with(LOST, refused()))));
        // Then
        assertThat(published)
                .extracting(incident -> incident.getCause().getCause())
                .containsExactly(
                        Cause.CARRIER_FILTERING_EXPLICIT,
                        Cause.CARRIER_FILTERING_SILENT,
                        Cause.CARRIER_FILTERING_SILENT,
                        Cause.CARRIER_FILTERING_EXPLICIT);
        assertThat(ids()).hasSize(2);
    }

    @Test
    void what_began_long_before_an_ended_incident_is_another() {
        // Given
        live(step(NOON, receipt(Label.LOSS, CARRIER, NOON - MINUTE, LOST)));
        live(recovered(step(NOON + MINUTE), CARRIER));
        // When
        live(step(NOON + 5 * MINUTE, receipt(Label.LOSS, "operator=tmobile", NOON - 60 * MINUTE, LOST)));
        // Then
        assertThat(ids()).hasSize(2);
    }

    @Test
    void what_begins_within_an_incident_that_was_not_seen_for_long_is_another() {
        // Given
        live(step(NOON, receipt(Label.LOSS, "channel=sms", NOON - MINUTE, LOST)));
        // When
        live(step(NOON + 9 * MINUTE, receipt(Label.LOSS, CARRIER, NOON + 8 * MINUTE, LOST)));
        int soon = ids().size();
        live(step(NOON + 40 * MINUTE, receipt(Label.LOSS, CARRIER, NOON + 39 * MINUTE, LOST)));
        // Then
        assertThat(soon).isEqualTo(1);
        assertThat(ids()).hasSize(2);
    }

    @Test
    void the_stale_give_way_to_the_new_and_what_finds_no_room_is_counted() {
        // Given
        live(step(NOON, many("a", Incidents.MAX_OPEN - 1, NOON)));
        live(step(NOON + 1000, many("b", 1, NOON)));
        // When
        live(step(NOON + 5_000, many("b", 4, NOON)));
        int tooSoon = incidents.untold();
        live(step(NOON + 11_000, many("b", 4, NOON)));
        // Then
        assertThat(tooSoon).isEqualTo(3);
        assertThat(incidents.untold()).isZero();
        assertThat(incidents.open())
                .hasSize(Incidents.MAX_OPEN)
                .extracting(Incident::getScopeText)
                .contains("codes to b0.example", "codes to b1.example", "codes to b2.example", "codes to b3.example");
        assertThat(published)
                .filteredOn(incident -> incident.getUpdatedAt() == NOON + 11_000)
                .extracting(Incident::getEndReason)
                .containsExactly("unseen", null, "unseen", null, "unseen", null);
    }

    @Test
    void what_is_back_finds_room_or_is_counted() {
        // Given
        live(step(NOON, many("a", Incidents.MAX_OPEN - 1, NOON)));
        live(step(NOON + 1000, many("b", 1, NOON)));
        live(step(NOON + 11_000, many("b", 3, NOON)));
        // When
        live(step(NOON + 12_000, many("a", Incidents.MAX_OPEN, NOON)));
        // Then
        assertThat(incidents.open()).hasSize(Incidents.MAX_OPEN);
        assertThat(incidents.untold()).isEqualTo(3);
    }

    @Test
    void the_monitor_is_told_though_all_places_are_taken() {
        // Given
        live(step(NOON, many("a", Incidents.MAX_OPEN, NOON)));
        // When
        live(with(step(NOON + 1000), new MonitorStatus(true, 90_000, NOON)));
        // Then
        assertThat(published.get(published.size() - 1).getCause().getCause()).isEqualTo(Cause.MONITOR_LAGS);
        assertThat(incidents.open()).hasSize(Incidents.MAX_OPEN + 1);
    }

    private static Finding[] many(String name, int count, long since) {
        Finding[] many = new Finding[count];
        for (int i = 0; i < count; i++) {
            many[i] = receipt(Label.LOSS, "domain=" + name + i + ".example", since, LOST);
        }
        return many;
    }

    private List<String> ids() {
        return published.stream().map(Incident::getId).distinct().toList();
    }

    private void live(Situation situation) {
        published.addAll(incidents.step(situation).incidents());
    }
}
