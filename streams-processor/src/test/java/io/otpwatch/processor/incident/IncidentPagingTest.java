package io.otpwatch.processor.incident;

import static io.otpwatch.processor.incident.Scenes.MINUTE;
import static io.otpwatch.processor.incident.Scenes.NOON;
import static io.otpwatch.processor.incident.Scenes.down;
import static io.otpwatch.processor.incident.Scenes.facts;
import static io.otpwatch.processor.incident.Scenes.hurting;
import static io.otpwatch.processor.incident.Scenes.normal;
import static io.otpwatch.processor.incident.Scenes.receipt;
import static io.otpwatch.processor.incident.Scenes.refused;
import static io.otpwatch.processor.incident.Scenes.silent;
import static io.otpwatch.processor.incident.Scenes.step;
import static io.otpwatch.processor.incident.Scenes.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.otpwatch.events.Channel;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.events.Lever;
import io.otpwatch.events.Severity;
import io.otpwatch.processor.levers.BadLever;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.localise.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much it hurts, and whether anybody is paged for it. */
class IncidentPagingTest {
    private static final Facts LOST = with(facts(Channel.SMS, down(0.93, 0.03), down(0.65, 0.02)), silent());

    private final Incidents incidents = new Incidents(IncidentSettings.DEFAULT);
    private final List<Incident> published = new ArrayList<>();
    private long now = NOON;

    @Test
    void severity_rises_at_once_and_falls_late() {
        // When
        hurt(1, 0.5);
        hurt(1, 12);
        hurt(1, 130);
        hurt(40, 60); // not below half
        hurt(29, 40); // not for long
        hurt(1, 130);
        for (int i = 0; i < 40; i++) {
            hurt(1, i % 2 == 0 ? 3 : 130);
        }
        List<Severity> before = severities();
        hurt(31, 40);
        hurt(31, 3);
        // Then
        assertThat(before).containsExactly(Severity.NOTICE, Severity.MAJOR, Severity.CRITICAL);
        assertThat(severities())
                .containsExactly(Severity.NOTICE, Severity.MAJOR, Severity.CRITICAL, Severity.MAJOR, Severity.MINOR);
    }

    @Test
    void nobody_is_paged_for_lost_logins_where_users_enter_their_codes() {
        // Given
        Facts entered = hurting(with(facts(Channel.SMS, down(0.93, 0.03), normal(0.65)), refused()), 130);
        // When
        live(step(NOON, receipt(Label.LOSS, "domain=310-260", NOON - MINUTE, entered)));
        // Then
        assertThat(published).extracting(Incident::getSeverity).containsExactly(Severity.MINOR);
    }

    @ParameterizedTest
    @CsvSource({
        "channel=sms, 40, MAJOR",
        "channel=sms, 0.2, MAJOR",
        "'', 0.2, MAJOR",
        "channel=sms, 400, CRITICAL",
        "provider=twilio, 40, MAJOR",
        "provider=twilio, 3, MINOR"
    })
    void sends_that_stop_hurt_as_many_logins_as_usually_come_of_them(
            String scope, double usualPerMinute, Severity expected) {
        // Given
        SignalFacts half = new SignalFacts(0, 0, 0, 0.5, 0, SignalFacts.Latency.NONE, SignalFacts.Latency.NONE);
        Facts nothing = hurting(facts(Channel.SMS, SignalFacts.NONE, half), 0);
        SendsStatus stopped = new SendsStatus(Scenes.scope(scope), NOON - 10 * MINUTE, 0, usualPerMinute, nothing);
        // When
        live(with(step(NOON), stopped));
        // Then
        assertThat(published).extracting(Incident::getSeverity).containsExactly(expected);
        assertThat(published.get(0).getLoginsHurtPerMinute()).isEqualTo(usualPerMinute / 2);
        assertThat(published.get(0).getLoginsHurt()).isEqualTo(Math.max(204, Math.round(5 * usualPerMinute)));
    }

    @Test
    void of_sends_that_stopped_what_others_send_hurts_nobody() {
        // Given
        Scope provider = Scenes.scope("provider=twilio");
        // When
        live(with(step(NOON), new SendsStatus(provider, NOON - 10 * MINUTE, 0, 40, 0.5, Facts.NONE)));
        // Then
        assertThat(published.get(0).getLoginsHurtPerMinute()).isEqualTo(20);
        assertThat(published.get(0).getLoginsHurt()).isEqualTo(200);
    }

    @Test
    void maintenance_of_one_provider_silences_neither_the_monitor_nor_what_is_wider() throws BadLever {
        // Given
        Footprints oneProvider =
                new Footprints(List.of(Scenes.scope("channel=sms provider=twilio country=US domain=310-260")));
        Levers ofProvider = maintenance("provider=twilio");
        Situation calm = with(step(NOON), ofProvider);
        // When
        live(within(with(calm, new MonitorStatus(true, 90_000, NOON)), oneProvider));
        live(within(with(step(NOON + 20_000, receipt(Label.LOSS, "", NOON, LOST)), ofProvider), oneProvider));
        Publications inside = new Incidents(IncidentSettings.DEFAULT)
                .step(within(with(step(NOON, carrier()), ofProvider), oneProvider));
        // Then
        assertThat(published)
                .extracting(Incident::getScopeText, incident -> incident.getQuietReason() != null)
                .containsOnly(tuple("all codes", false));
        assertThat(inside.incidents())
                .extracting(Incident::getQuietReason)
                .containsExactly("maintenance until 12:05 UTC");
    }

    @Test
    void maintenance_of_everything_silences_the_monitor_too() throws BadLever {
        // When
        live(with(with(step(NOON), maintenance("")), new MonitorStatus(true, 90_000, NOON)));
        // Then
        assertThat(published).extracting(Incident::getQuietReason).containsExactly("maintenance until 12:05 UTC");
    }

    @Test
    void maintenance_and_a_minimum_severity_keep_it_quiet() throws BadLever {
        // Given
        Levers maintenance = maintenance("operator=tmobile");
        Levers critical =
                Levers.NONE.with("min-severity\t", new Lever("min-severity", "", Map.of("severity", "CRITICAL"), NOON));
        // When
        live(with(step(NOON, carrier()), maintenance));
        live(with(step(NOON + 5 * MINUTE, carrier()), maintenance));
        live(with(step(NOON + 6 * MINUTE, carrier()), critical));
        // Then
        assertThat(published)
                .extracting(Incident::getQuietReason)
                .containsExactly("maintenance until 12:05 UTC", null, "below the minimum severity CRITICAL");
    }

    @Test
    void what_operators_accept_as_normal_is_over() throws BadLever {
        // Given
        live(step(NOON, carrier()));
        Levers accepted = accepted("operator=tmobile", NOON);
        // When
        live(with(step(NOON + 1000, carrier()), accepted));
        live(with(step(NOON + 3 * MINUTE, receipt(Label.LOSS, "domain=310-260", NOON + 2 * MINUTE, LOST)), accepted));
        // Then
        assertThat(published)
                .extracting(Incident::getPhase)
                .containsExactly(IncidentPhase.OPEN, IncidentPhase.RESOLVED, IncidentPhase.OPEN);
        assertThat(published.get(1).getEndReason()).isEqualTo("accepted");
        assertThat(published.get(2).getId()).isNotEqualTo(published.get(0).getId());
    }

    @ParameterizedTest
    @CsvSource({"-3600, 0", "0, 0", "119, 0", "120, 1", "900, 1"})
    void a_new_normal_accepts_what_began_before_it_or_less_than_two_minutes_after(int startedAfter, int open)
            throws BadLever {
        // Given
        Levers accepted = accepted("operator=tmobile", NOON);
        // When
        live(with(
                step(NOON + 60 * MINUTE, receipt(Label.LOSS, "domain=310-260", NOON + 1000L * startedAfter, LOST)),
                accepted));
        live(with(step(NOON + 61 * MINUTE, receipt(Label.LOSS, "domain=310-410", NOON - MINUTE, LOST)), accepted));
        // Then
        assertThat(incidents.open()).hasSize(open + 1);
    }

    @Test
    void a_new_normal_of_everything_accepts_no_lag_of_the_monitor() throws BadLever {
        // When
        live(with(with(step(NOON), accepted("", NOON)), new MonitorStatus(true, 90_000, NOON - MINUTE)));
        // Then
        assertThat(incidents.open()).hasSize(1);
    }

    @Test
    void sends_that_operators_do_not_miss_are_accepted() throws BadLever {
        // Given
        SendsStatus stopped = new SendsStatus(Scenes.scope("channel=email"), NOON, 0, 40, Facts.NONE);
        live(with(step(NOON), stopped));
        // When
        live(with(with(step(NOON + MINUTE), stopped), accepted("channel=email", NOON + MINUTE)));
        // Then
        assertThat(published).extracting(Incident::getEndReason).containsExactly(null, "accepted");
    }

    /** Each second, for so many. */
    private void hurt(int seconds, double perMinute) {
        for (int i = 0; i < seconds; i++) {
            now += 1000;
            live(step(now, receipt(Label.LOSS, "domain=310-260", NOON - MINUTE, hurting(LOST, perMinute))));
        }
    }

    /** As published, each that differs from the one before. */
    private List<Severity> severities() {
        List<Severity> all = new ArrayList<>();
        for (Incident incident : published) {
            if (all.isEmpty() || all.get(all.size() - 1) != incident.getSeverity()) {
                all.add(incident.getSeverity());
            }
        }
        return all;
    }

    private static Levers maintenance(String scope) throws BadLever {
        Map<String, String> window = Map.of("from", "" + NOON, "to", "" + (NOON + 5 * MINUTE));
        return Levers.NONE.with("maintenance\t" + scope + "\t" + NOON, new Lever("maintenance", scope, window, NOON));
    }

    private static Levers accepted(String scope, long since) throws BadLever {
        return Levers.NONE.with(
                "new-normal\t" + scope, new Lever("new-normal", scope, Map.of("since", "" + since), NOON));
    }

    private static Situation within(Situation step, Footprints footprints) {
        return new Situation(
                step.now(),
                step.findings(),
                step.recovered(),
                step.isAnomalous(),
                step.feeds(),
                step.stopped(),
                step.monitor(),
                footprints,
                step.levers());
    }

    private static Finding carrier() {
        return receipt(Label.LOSS, "domain=310-260", NOON - MINUTE, LOST);
    }

    private void live(Situation situation) {
        published.addAll(incidents.step(situation).incidents());
    }
}
