package io.otpwatch.standalone.health;

import static io.otpwatch.standalone.health.Healths.CARRIER;
import static io.otpwatch.standalone.health.Healths.GMAIL;
import static io.otpwatch.standalone.health.Healths.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.RouteState;
import io.otpwatch.schemas.Route;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BadPhasesTest {
    private final BadPhases phases = new BadPhases();

    @Test
    void a_phase_goes_from_the_first_bad_health_to_the_first_good_one() {
        // When
        say(CARRIER, RouteState.LEARNING, 0);
        say(CARRIER, RouteState.GOOD, 10);
        say(CARRIER, RouteState.BAD, 20);
        say(CARRIER, RouteState.BAD, 25);
        say(CARRIER, RouteState.GOOD, 60);
        say(CARRIER, RouteState.GOOD, 65);
        // Then
        assertThat(phases.all())
                .containsExactly(
                        new BadPhase(CARRIER, "deutsche-telekom", NOON.minusSeconds(60), at(20), Optional.of(at(60))));
    }

    @ParameterizedTest
    @EnumSource(
            value = RouteState.class,
            names = {"MONITOR_LAGS", "INCOMPLETE", "UNKNOWN"})
    void what_hides_the_state_does_not_end_a_phase(RouteState hiding) {
        // When
        say(CARRIER, RouteState.BAD, 20);
        say(CARRIER, hiding, 30);
        say(CARRIER, RouteState.BAD, 40);
        // Then
        assertThat(phases.all()).hasSize(1).first().satisfies(phase -> {
            assertThat(phase.openedAt()).isEqualTo(at(20));
            assertThat(phase.resolvedAt()).isEmpty();
        });
    }

    @Test
    void a_route_that_is_not_judged_any_more_is_not_bad_any_more() {
        // When
        say(CARRIER, RouteState.BAD, 20);
        say(CARRIER, RouteState.LEARNING, 700);
        // Then
        assertThat(phases.all()).extracting(BadPhase::resolvedAt).containsExactly(Optional.of(at(700)));
    }

    @Test
    void each_time_that_a_route_turns_bad_is_a_phase_of_its_own() {
        // When
        say(CARRIER, RouteState.BAD, 20);
        say(GMAIL, RouteState.BAD, 30);
        say(CARRIER, RouteState.GOOD, 40);
        say(CARRIER, RouteState.BAD, 50);
        // Then
        assertThat(phases.all()).extracting(BadPhase::route).containsExactly(CARRIER, GMAIL, CARRIER);
        assertThat(phases.all())
                .extracting(phase -> phase.resolvedAt().isPresent())
                .containsExactly(true, false, false);
    }

    @Test
    void of_the_ended_phases_the_latest_are_kept() {
        // When
        for (int i = 0; i <= BadPhases.ENDED_MAX; i++) {
            say(CARRIER, RouteState.BAD, 2L * i);
            say(CARRIER, RouteState.GOOD, 2L * i + 1);
        }
        // Then
        assertThat(phases.all()).hasSize(BadPhases.ENDED_MAX);
        assertThat(phases.all().get(0).openedAt()).isEqualTo(at(2));
    }

    private void say(Route route, RouteState state, long second) {
        phases.add(Healths.of(route, state).build(), at(second));
    }

    private static Instant at(long second) {
        return NOON.plusSeconds(second);
    }
}
