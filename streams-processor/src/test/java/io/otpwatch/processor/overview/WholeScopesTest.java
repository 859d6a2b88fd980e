package io.otpwatch.processor.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.events.Incident;
import io.otpwatch.processor.incident.Facts;
import io.otpwatch.processor.incident.Finding;
import io.otpwatch.processor.incident.Footprints;
import io.otpwatch.processor.incident.IncidentSettings;
import io.otpwatch.processor.incident.Incidents;
import io.otpwatch.processor.incident.Label;
import io.otpwatch.processor.incident.MonitorStatus;
import io.otpwatch.processor.incident.Situation;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.localise.Culprit;
import io.otpwatch.processor.localise.RouteScope;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.schemas.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WholeScopesTest {
    private static final long OPENED = 1_700_000_000_000L;
    private static final Footprints ROUTES = new Footprints(List.of(
            route("twilio", "acme", "310-260"),
            route("twilio", "22395", "310-260"),
            route("vonage", "acme", "310-260"),
            route("twilio", "acme", "310-410"),
            route("vonage", "acme", "310-410"),
            route("twilio", "acme", "311-480")));

    private static final Finding DOMAIN = lost("domain", "310-260");
    private static final Finding ACME = lost("domain", "310-260", "sender", "acme");
    private static final Finding SHORT_CODE = lost("domain", "310-260", "sender", "22395");

    private final WholeScopes wholes = new WholeScopes();
    private final Incident incident = opened(DOMAIN);

    @Test
    void a_young_incident_narrows() {
        assertThat(of(20_000, ACME)).containsExactly(ACME);
    }

    @Test
    void a_young_incident_does_not_fall_into_parts_that_are_the_whole_together() {
        assertThat(of(20_000, ACME, SHORT_CODE)).extracting(Finding::scope).containsExactly(DOMAIN.scope());
    }

    @Test
    void a_young_incident_narrows_to_the_part_that_is_most_of_it_though_another_is_named() {
        // Given
        Incident carriers = opened(lost("country", "US"));

        // When
        Finding most = lost("sender", "acme");
        List<Finding> named = wholes.of(List.of(most, SHORT_CODE), List.of(carriers), ROUTES, OPENED + 20_000);

        // Then
        assertThat(named).containsExactly(most, SHORT_CODE);
    }

    @Test
    void patience_begins_when_an_incident_is_settled() {
        assertThat(of(20_000, ACME, SHORT_CODE)).extracting(Finding::scope).containsExactly(DOMAIN.scope());
        assertThat(of(80_000, SHORT_CODE)).extracting(Finding::scope).containsExactly(DOMAIN.scope());
        assertThat(of(139_000, SHORT_CODE)).extracting(Finding::scope).containsExactly(DOMAIN.scope());
    }

    @Test
    void a_part_that_is_named_beside_the_whole_is_no_trouble_of_its_own() {
        assertThat(of(20_000, ACME, DOMAIN)).containsExactly(DOMAIN);
        assertThat(of(100_000, DOMAIN, ACME)).containsExactly(DOMAIN);
    }

    @Test
    void a_young_incident_of_much_falls_into_the_few_that_are_broken() {
        // Given
        Incident everywhere = opened(lost());

        // When
        Finding carrier = lost("domain", "311-480");
        Finding route = lost("provider", "vonage", "domain", "310-410");
        List<Finding> named = wholes.of(List.of(carrier, route), List.of(everywhere), ROUTES, OPENED + 20_000);

        // Then
        assertThat(named).containsExactly(carrier, route);
    }

    @Test
    void leftovers_of_an_older_one_are_the_whole_for_a_minute() {
        assertThat(of(100_000, SHORT_CODE)).extracting(Finding::scope).containsExactly(DOMAIN.scope());
        assertThat(of(159_000, SHORT_CODE)).extracting(Finding::scope).containsExactly(DOMAIN.scope());
        assertThat(of(160_000, SHORT_CODE)).containsExactly(SHORT_CODE);
    }

    @Test
    void what_it_does_not_speak_of_is_another_trouble() {
        Finding late = new Finding(Signal.ENTRY, ACME.culprit(), OPENED, Label.LATE, Facts.NONE);
        assertThat(of(100_000, DOMAIN, late)).containsExactly(DOMAIN, late);
    }

    private List<Finding> of(long after, Finding... named) {
        return wholes.of(List.of(named), List.of(incident), ROUTES, OPENED + after);
    }

    private static Incident opened(Finding finding) {
        Situation situation = new Situation(
                OPENED,
                List.of(finding),
                Set.of(),
                any -> false,
                List.of(),
                List.of(),
                MonitorStatus.SEES,
                ROUTES,
                Levers.NONE);
        return new Incidents(IncidentSettings.DEFAULT)
                .step(situation)
                .incidents()
                .get(0);
    }

    /** {@code attributes}: names and values in turn. */
    private static Finding lost(String... attributes) {
        Scope scope = switch (attributes.length) {
            case 0 -> Scope.EVERYTHING;
            case 2 -> Scope.of(Map.of(attributes[0], attributes[1]));
            default -> Scope.of(Map.of(attributes[0], attributes[1], attributes[2], attributes[3]));
        };
        Culprit culprit =
                new Culprit(scope, 0.05, 41.5, List.of(), OptionalLong.empty(), 1, 400, 16, 376, Optional.empty());
        return new Finding(Signal.RECEIPT, culprit, OPENED - 10_000, Label.LOSS, Facts.NONE);
    }

    private static Scope route(String provider, String sender, String domain) {
        return RouteScope.of(Channel.SMS, provider, sender, "US", domain, domain);
    }
}
