package io.otpwatch.standalone.table;

import static io.otpwatch.standalone.health.Healths.GMAIL;
import static io.otpwatch.standalone.health.Healths.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.events.Channel;
import io.otpwatch.events.LatencyQuantiles;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.schemas.Route;
import io.otpwatch.standalone.health.Healths;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainRowsTest {
    private static final Route OTHER_SENDER =
            new Route(Channel.EMAIL, "twilio", "mail.acme.example", "ZZ", "gmail.com");

    @Test
    void bad_domains_come_first_by_the_codes_they_lose_and_learning_ones_last() {
        // When
        List<DomainRow> rows = DomainRows.of(List.of(
                Healths.of(to("learning.example"), RouteState.LEARNING).build(),
                Healths.of(to("fine.example"), RouteState.GOOD, 100, 0.98, 0.98).build(),
                Healths.of(to("small.example"), RouteState.BAD, 30, 0.0, 0.95).build(),
                Healths.of(to("poor.example"), RouteState.GOOD, 100, 0.70, 0.98).build(),
                Healths.of(to("large.example"), RouteState.BAD, 200, 0.40, 0.95).build()));
        // Then
        assertThat(rows)
                .extracting(DomainRow::domain)
                .containsExactly("large.example", "small.example", "poor.example", "fine.example", "learning.example");
        assertThat(rows.get(0).lostPerMinute()).isCloseTo(110, within(1e-9));
    }

    @Test
    void a_domain_that_is_always_poor_is_not_worse_than_one_that_has_become_so() {
        // When
        List<DomainRow> rows = DomainRows.of(List.of(
                Healths.of(to("always.example"), RouteState.GOOD, 100, 0.70, 0.70)
                        .build(),
                Healths.of(to("become.example"), RouteState.GOOD, 100, 0.80, 0.98)
                        .build()));
        // Then
        assertThat(rows).extracting(DomainRow::domain).containsExactly("become.example", "always.example");
    }

    @Test
    void domains_whose_shares_show_the_same_keep_the_order_of_their_names() {
        // When
        List<DomainRow> rows = DomainRows.of(List.of(
                Healths.of(to("b.example"), RouteState.GOOD, 1000, 0.980, 0.98).build(),
                Healths.of(to("a.example"), RouteState.GOOD, 1000, 0.981, 0.98).build()));
        // Then
        assertThat(rows).extracting(DomainRow::domain).containsExactly("a.example", "b.example");
    }

    @Test
    void routes_of_one_domain_are_one_row_with_shares_weighted_by_their_codes() {
        // When
        List<DomainRow> rows = DomainRows.of(List.of(
                Healths.of(GMAIL, RouteState.GOOD, 300, 0.90, 0.95)
                        .setChallengesDue(30)
                        .setEnteredShare(0.8)
                        .build(),
                Healths.of(OTHER_SENDER, RouteState.GOOD, 100, 0.30, 0.75)
                        .setChallengesDue(10)
                        .setEnteredShare(0.4)
                        .build()));
        // Then
        assertThat(rows).hasSize(1);
        DomainRow row = rows.get(0);
        assertThat(row.sentPerMinute()).isEqualTo(120);
        assertThat(row.inFlight()).isEqualTo(180);
        assertThat(row.inTime().getAsDouble()).isCloseTo(0.75, within(1e-9));
        assertThat(row.usual().getAsDouble()).isCloseTo(0.90, within(1e-9));
        assertThat(row.entered().getAsDouble()).isCloseTo(0.70, within(1e-9));
        assertThat(row.lostPerMinute()).isZero();
    }

    @Test
    void no_share_of_entries_is_told_of_few_challenges() {
        // When
        List<DomainRow> rows = DomainRows.of(List.of(Healths.of(GMAIL, RouteState.GOOD)
                .setChallengesDue(9)
                .setEnteredShare(1.0)
                .build()));
        // Then
        assertThat(rows.get(0).entered()).isEmpty();
    }

    @Test
    void latency_is_that_of_the_route_with_the_most_receipts() {
        // When
        List<DomainRow> rows = DomainRows.of(List.of(
                Healths.of(GMAIL, RouteState.GOOD)
                        .setLatency(new LatencyQuantiles(90L, 2_000L, 6_000L, 9_000L))
                        .build(),
                Healths.of(OTHER_SENDER, RouteState.GOOD)
                        .setLatency(new LatencyQuantiles(2L, 50_000L, 60_000L, 60_000L))
                        .build()));
        // Then
        assertThat(rows.get(0).p95Ms()).isEqualTo(OptionalLong.of(6_000));
        assertThat(DomainRows.of(List.of(Healths.of(GMAIL, RouteState.GOOD).build()))
                        .get(0)
                        .p95Ms())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GOOD BAD LEARNING | BAD",
                "MONITOR_LAGS BAD | BAD",
                "GOOD MONITOR_LAGS | LAGS",
                "INCOMPLETE MONITOR_LAGS GOOD | INCOMPLETE",
                "LEARNING GOOD | GOOD",
                "LEARNING UNKNOWN | LEARNING",
            })
    void the_worst_that_is_said_of_a_route_is_said_of_its_domain(String routes, DomainState expected) {
        // Given
        List<RouteHealth> health = Arrays.stream(routes.split(" "))
                .map(state -> Healths.of(GMAIL, RouteState.valueOf(state)).build())
                .toList();
        // When, Then
        assertThat(DomainRows.of(health)).extracting(DomainRow::state).containsExactly(expected);
    }

    @Test
    void a_domain_without_traffic_and_codes_in_flight_is_not_shown() {
        assertThat(DomainRows.of(List.of(quiet(GMAIL, RouteState.GOOD), quiet(OTHER_SENDER, RouteState.BAD))))
                .isEmpty();
    }

    @Test
    void a_route_without_traffic_speaks_for_its_domain_only_if_it_is_bad() {
        // Given
        RouteHealth live = Healths.of(GMAIL, RouteState.GOOD).build();
        // When, Then
        assertThat(DomainRows.of(List.of(live, quiet(OTHER_SENDER, RouteState.MONITOR_LAGS))))
                .extracting(DomainRow::state)
                .containsExactly(DomainState.GOOD);
        assertThat(DomainRows.of(List.of(live, quiet(OTHER_SENDER, RouteState.BAD))))
                .extracting(DomainRow::state)
                .containsExactly(DomainState.BAD);
    }

    private static RouteHealth quiet(Route route, RouteState state) {
        return Healths.of(route, state).setSentLastMinute(0).setInFlight(0).build();
    }
}
