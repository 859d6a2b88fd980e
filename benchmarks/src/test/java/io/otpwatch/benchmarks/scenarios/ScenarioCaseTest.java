package io.otpwatch.benchmarks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.simulator.Cause;
import io.otpwatch.simulator.CauseKind;
import io.otpwatch.simulator.Scenario;
import io.otpwatch.simulator.SimulatorOptions;
import io.otpwatch.simulator.TrafficProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioCaseTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration BREAKS = Duration.ofMinutes(2);
    private static final Duration WHOLE = Duration.ofMinutes(5);

    static List<ScenarioCase> all() {
        return ScenarioCase.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_is_broken_is_broken_for_as_long_as_was_asked_for(ScenarioCase which) {
        // When
        Scenario scenario = Scenario.parse(which.text(BREAKS, WHOLE));
        List<Cause> truth = scenario.truth(NOON, NOON.plusSeconds(1_000));
        // Then: and it hits the traffic, else the simulator's options refuse it
        assertThat(new SimulatorOptions(50, 1, scenario, TrafficProfile.demo()).scenario())
                .isSameAs(scenario);
        assertThat(truth).hasSameSizeAs(which.faults()).allSatisfy(cause -> {
            assertThat(cause.start()).isEqualTo(NOON.plus(BREAKS));
            assertThat(cause.end()).contains(NOON.plus(WHOLE));
        });
    }

    @Test
    void everything_that_the_simulator_can_break_is_broken_by_some_case() {
        Set<CauseKind> broken = ScenarioCase.all().stream()
                .flatMap(each -> Scenario.parse(each.typed()).truth(NOON, NOON.plusSeconds(1_000)).stream())
                .map(Cause::kind)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(broken).containsExactly(CauseKind.values());
    }

    @Test
    void cases_are_chosen_by_name_in_their_own_order() {
        assertThat(ScenarioCase.named(List.of("feed-dead", "healthy")))
                .extracting(ScenarioCase::name)
                .containsExactly("healthy", "feed-dead");
        assertThat(ScenarioCase.named(List.of())).isEqualTo(ScenarioCase.all());
        List<String> unknown = List.of("feed-daed");
        assertThatThrownBy(() -> ScenarioCase.named(unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--only has no feed-daed: one or more of healthy,carrier-block,");
    }
}
