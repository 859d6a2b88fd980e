package io.otpwatch.standalone.table;

import static io.otpwatch.standalone.health.Healths.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.standalone.health.Healths;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void domains_are_counted_by_state_and_bad_ones_named() {
        // Given
        List<DomainRow> rows = DomainRows.of(List.of(
                health("a.example", RouteState.GOOD),
                health("b.example", RouteState.BAD),
                health("c.example", RouteState.GOOD),
                health("d.example", RouteState.LEARNING)));
        // When, Then
        assertThat(Summary.of(rows)).isEqualTo("domains: 1 BAD (b.example) · 2 good · 1 learning");
    }

    @Test
    void of_many_bad_domains_the_worst_are_named() {
        // Given
        List<RouteHealth> bad = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            bad.add(health("d" + i + ".example", RouteState.BAD));
        }
        // When, Then
        assertThat(Summary.of(DomainRows.of(bad))).isEqualTo("domains: 5 BAD (d0.example, d1.example, d2.example, …)");
    }

    @Test
    void where_nothing_is_sent_it_says_so() {
        assertThat(Summary.of(List.of())).isEqualTo("no codes are under way");
    }

    private static RouteHealth health(String domain, RouteState state) {
        return Healths.of(to(domain), state).build();
    }
}
