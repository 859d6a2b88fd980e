package io.otpwatch.processor.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.AnomalyVerdict;
import io.otpwatch.events.BaselineState;
import io.otpwatch.events.Channel;
import io.otpwatch.events.LatencyVerdict;
import io.otpwatch.events.RouteVerdict;
import io.otpwatch.events.SignalVerdict;
import io.otpwatch.processor.incident.Footprints;
import io.otpwatch.processor.localise.Culprit;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.score.Signal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A route that has been anomalous for half an hour; its trouble began ten minutes earlier. */
class LoneRoutesTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final Scope PROVIDER = Scope.of(Map.of("provider", "twilio"));
    private static final Scope OWN = Scope.of(Map.of("domain", "222-01"));

    private final Leaf leaf = leaf("222-01", NOW - 40 * MINUTE, NOW - 30 * MINUTE);
    private final Leaf other = leaf("222-10", NOW - 40 * MINUTE, NOW - MINUTE);
    private final Cleared cleared = new Cleared();

    @Test
    void one_that_is_in_nothing_named_is_told_after_five_minutes_by_its_shortest_name() {
        assertThat(told(List.of(), List.of())).extracting(Culprit::scope).containsExactly(OWN);
    }

    @Test
    void one_in_what_is_named_is_not() {
        assertThat(told(List.of(PROVIDER), List.of())).isEmpty();
        assertThat(told(List.of(OWN), List.of())).isEmpty();
    }

    @Test
    void one_in_an_open_incident_is_told_only_if_that_is_its_own() {
        assertThat(told(List.of(), List.of(PROVIDER))).isEmpty();
        assertThat(told(List.of(), List.of(OWN))).hasSize(1);
    }

    @Test
    void what_began_before_other_trouble_was_over_may_be_late_to_say_that_it_is_well() {
        // When
        cleared.add(PROVIDER, EnumSet.of(Signal.ENTRY), NOW - 35 * MINUTE);
        // Then
        assertThat(told(List.of(), List.of())).isEmpty();
    }

    @Test
    void what_began_after_other_trouble_was_over_is_told() {
        // When
        cleared.add(PROVIDER, EnumSet.of(Signal.ENTRY), NOW - 50 * MINUTE);
        // Then
        assertThat(told(List.of(), List.of())).hasSize(1);
    }

    @Test
    void that_trouble_of_a_browser_is_over_says_nothing_of_a_route() {
        // When
        cleared.add(
                Scope.of(Map.of("channel", "email", "platform", "chrome-141")),
                EnumSet.of(Signal.ENTRY),
                NOW - 35 * MINUTE);
        // Then
        assertThat(told(List.of(), List.of())).hasSize(1);
    }

    private List<Culprit> told(List<Scope> named, List<Scope> open) {
        Footprints footprints = new Footprints(List.of(leaf.scope(), other.scope()));
        return new LoneRoutes(Signal.ENTRY, footprints, NOW).outside(named, open, cleared, List.of(leaf, other));
    }

    private static Leaf leaf(String domain, long began, long called) {
        AnomalyVerdict anomaly = new AnomalyVerdict(called, began, "LOSS", 0.1, 0.05, 0.2);
        SignalVerdict said = new SignalVerdict("ENTRY", BaselineState.LEARNT, 0.7, 40.0, 20.0, anomaly, List.of());
        List<Integer> none = List.of(0, 0, 0, 0, 0, 0, 0, 0, 0);
        LatencyVerdict latency = new LatencyVerdict(0L, 0L);
        return new Leaf(
                new RouteVerdict(
                        Channel.SMS,
                        "twilio",
                        "acme",
                        "IT",
                        domain,
                        "222",
                        null,
                        1.0,
                        1L,
                        100L,
                        none,
                        none,
                        latency,
                        latency,
                        List.of(),
                        List.of(said)),
                0,
                NOW);
    }
}
