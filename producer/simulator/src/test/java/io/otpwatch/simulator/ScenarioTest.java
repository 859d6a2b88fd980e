package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {
    private static final Instant START = Runs.START;

    @ParameterizedTest
    @ValueSource(strings = {"healthy", "carrier-block", "provider-outage", "feed-dead", "showcase"})
    void each_scenario_is_known_by_its_name(String name) {
        assertThat(Scenario.parse(name).name()).isEqualTo(name);
    }

    @Test
    void an_unknown_name_is_answered_with_the_known_ones() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.parse("carrierblock"))
                .withMessage("unknown scenario \"carrierblock\": one of"
                        + " carrier-block, carrier-silent-filter, client-trouble, feed-dead, healthy, mailbox-drop,"
                        + " provider-outage, pumping, sends-stop, showcase, slow-route, spam-folder;"
                        + " or several joined by +, as in feed-dead:start=30s+carrier-block");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "carrier-block:provider=ses | scenario carrier-block has no option \"provider=ses\": one of carrier, end, mode, start, as key=value",
                "healthy:start=1m           | scenario healthy has no option \"start=1m\": it has none, as key=value",
                "feed-dead:start            | scenario feed-dead has no option \"start\": one of end, provider, start, as key=value",
                "feed-dead:start=soon       | start must be a duration such as 90s, 3m or 1h: soon",
                "carrier-block:mode=loud    | mode must be silent or explicit: loud",
                "feed-dead:start=2m,end=90s | end must be after start PT2M: PT1M30S",
            })
    void a_bad_option_is_named(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.parse(text))
                .withMessage(message);
    }

    @Test
    void a_parsed_block_states_its_truth() {
        // When
        Scenario scenario = Scenario.parse("carrier-block:carrier=262-01,mode=explicit,start=30s,end=2m");

        // Then
        assertThat(scenario.truth(START, START.plusSeconds(600)))
                .containsExactly(new Cause(
                        CauseKind.CARRIER_FILTERING_EXPLICIT,
                        Map.of("domain", "262-01"),
                        START.plusSeconds(30),
                        Optional.of(START.plusSeconds(120))));
    }

    @Test
    void the_showcase_blocks_a_carrier_for_three_minutes_every_ten() {
        // When
        var truth = Scenario.showcase().truth(START, START.plus(Duration.ofMinutes(14)));

        // Then
        assertThat(truth).extracting(Cause::start).containsExactly(minute(3), minute(13));
        assertThat(truth).extracting(Cause::end).containsExactly(Optional.of(minute(6)), Optional.empty());
        assertThat(truth).extracting(Cause::kind).containsOnly(CauseKind.CARRIER_FILTERING_SILENT);
    }

    @Test
    void what_had_not_begun_is_not_true() {
        assertThat(Scenario.showcase().truth(START, minute(3))).isEmpty();
        assertThat(Scenario.healthy().truth(START, minute(60))).isEmpty();
    }

    @Test
    void a_scenario_that_touches_no_traffic_is_refused_with_what_there_is() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimulatorOptions(
                        1, 1, Scenario.parse("carrier-block:carrier=999-99"), TrafficProfile.demo()))
                .withMessageStartingWith("scenario carrier-block touches no traffic: no {domain=999-99} among")
                .withMessageContaining("310-260");
    }

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
