package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.KnownDomains;
import io.otpwatch.schemas.Route;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Under which route the ledger counts. */
class LedgerRouteTest {
    private static final Route ACME = mail("acme.example");
    private static final Route FOLDED = mail("other@operator");

    @Test
    void a_code_to_a_domain_that_is_not_known_counts_under_its_operator() {
        // Given
        History history = new History(ACME)
                .sent("a", 1, 0, 11_000, null)
                .sent("a", 1, 12_000)
                .failed("a", ReasonClass.TEMPORARY, 13_000)
                .received("a", EvidenceKind.ACCEPTED, 14_000)
                .received("a", EvidenceKind.ENTERED, 15_000)
                .sent("b", 2, 60_000);

        // Then
        assertThat(history.expected("a").route()).isEqualTo(FOLDED);
        assertThat(history.counts()).containsOnlyKeys(FOLDED);
        assertThat(history.counts())
                .hasEntrySatisfying(
                        FOLDED,
                        counts -> assertThat(counts.counts())
                                .containsEntry(Count.SENT, 2L)
                                .containsEntry(Count.STALE, 1L)
                                .containsEntry(Count.RECEIPTS, 1L)
                                .containsEntry(Count.RECEIVED, 1L)
                                .containsEntry(Count.MISSING, 1L)
                                .containsEntry(Count.TEMPORARY, 1L)
                                .containsEntry(Count.DUPLICATES, 1L)
                                .containsEntry(Count.DUE_IN_TIME, 1L)
                                .containsEntry(Count.DUE_OVERDUE, 1L)
                                .containsEntry(Count.CHALLENGES, 1L)
                                .containsEntry(Count.ENTERED, 1L));
    }

    @Test
    void a_known_domain_and_a_carrier_are_routes_of_their_own() {
        assertThat(new History(History.MAIL).sent("a", 1, 0).counts()).containsOnlyKeys(History.MAIL);
        assertThat(new History(History.SMS).sent("a", 1, 0).counts()).containsOnlyKeys(History.SMS);
    }

    @Test
    void a_domain_that_an_installation_knows_is_a_route_of_its_own() {
        // Given
        KnownDomains known = KnownDomains.shipped().plus(List.of("acme.example"));

        // When
        History history = new History(ACME, known).sent("a", 1, 0);

        // Then
        assertThat(history.counts()).containsOnlyKeys(ACME);
        assertThat(history.expected("a").route()).isEqualTo(ACME);
    }

    @Test
    void the_folded_domains_of_simulated_traffic_are_those_of_companies() {
        // When
        List<SimulatedEvent> events = Runs.drained(Runs.model(200, Scenario.healthy(), 7), Duration.ofSeconds(60));
        Set<String> folded = Runs.ledger(events).counts(Horizons.DEMO).keySet().stream()
                .map(Route::domain)
                .filter(KnownDomains::isFolded)
                .collect(Collectors.toSet());

        // Then
        assertThat(folded).containsExactly("other@own");
    }

    private static Route mail(String domain) {
        return new Route(Channel.EMAIL, "ses", "mail.acme.example", "ZZ", domain);
    }
}
