package io.otpwatch.benchmarks.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.benchmarks.figures.Json;
import io.otpwatch.benchmarks.figures.Machine;
import io.otpwatch.benchmarks.figures.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepFigureTest {
    @ParameterizedTest
    @CsvSource({
        "HEALTHY, 5, true",
        "HEALTHY, 5.01, false",
        "ANOMALOUS, 40, true",
        "ANOMALOUS, 40.1, false",
        "MIXED, 5, true",
        "MIXED, 5.01, false"
    })
    void each_state_has_its_bar_for_the_median_of_the_rounds(StepState state, double median, boolean met) {
        assertThat(figure(state, 1, median, 100).isMet()).isEqualTo(met);
    }

    @Test
    void of_a_mix_one_route_in_a_hundred_is_anomalous() {
        // Given
        StepFigure healthy = figure(StepState.HEALTHY, 2, 2.5, 4);
        StepFigure anomalous = figure(StepState.ANOMALOUS, 20, 30, 50);
        // When
        StepFigure mixed = StepFigure.mixed(healthy, anomalous);
        // Then
        assertThat(mixed.state()).isEqualTo(StepState.MIXED);
        assertThat(mixed.rate()).isEqualTo(healthy.rate());
        assertThat(mixed.micros().min()).isCloseTo(2.18, within(1e-9));
        assertThat(mixed.micros().median()).isCloseTo(2.775, within(1e-9));
        assertThat(mixed.micros().max()).isCloseTo(4.46, within(1e-9));
    }

    @Test
    void a_mix_may_miss_its_bar_where_healthy_and_anomalous_routes_meet_theirs() {
        // Given
        StepFigure healthy = figure(StepState.HEALTHY, 4, 4.9, 6);
        StepFigure anomalous = figure(StepState.ANOMALOUS, 30, 39, 50);
        // When
        StepFigure mixed = StepFigure.mixed(healthy, anomalous);
        // Then
        assertThat(healthy.isMet()).isTrue();
        assertThat(anomalous.isMet()).isTrue();
        assertThat(mixed.isMet()).isFalse();
    }

    @Test
    void each_has_a_line_with_its_bar_and_its_state_in_words() {
        assertThat(StepCommand.line(figure(StepState.HEALTHY, 2, 2.5, 4)))
                .isEqualTo("sms         1,000 healthy        100   2.50 ( 2.00 –   4.00)  ≤ 5: met");
        assertThat(StepCommand.line(figure(StepState.ANOMALOUS, 2, 41, 50)))
                .isEqualTo("sms         1,000 anomalous      100  41.00 ( 2.00 –  50.00)  ≤ 40: MISSED");
        assertThat(Json.shown(new StepReport(Machine.here(List.of()), 9, List.of(figure(StepState.MIXED, 2, 2.5, 4)))))
                .contains("\"state\" : \"mixed\"");
    }

    private static StepFigure figure(StepState state, double min, double median, double max) {
        return new StepFigure("sms", 1_000, state, 100, new Spread(min, median, max));
    }
}
