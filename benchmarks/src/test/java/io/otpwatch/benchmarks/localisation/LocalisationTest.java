package io.otpwatch.benchmarks.localisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.benchmarks.localisation.SimulatedWindow.Baseline;
import io.otpwatch.processor.localise.Scope;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The benchmark with few windows. Seeds are fixed, so are the figures. */
class LocalisationTest {
    private final LocalisationBenchmark benchmark = new LocalisationBenchmark();

    @ParameterizedTest
    @CsvSource({
        "SENDER, 0, 30, 12000, 1",
        "CARRIER, 0, 30, 12000, 1",
        "COUNTRY, 0, 30, 12000, 1",
        "SENDER_IN_COUNTRY, 0, 30, 12000, .95",
        "CHANNEL, 0, 30, 12000, 1",
        "SENDER_TO_DOMAIN, 0, 60, 12000, .9",
        "SENDER, .5, 60, 12000, 1",
        "CHANNEL, .5, 120, 12000, 1",
        "SENDER_AND_CARRIER, 0, 60, 12000, .95",
        "SENDER, 0, 60, 1200, .95",
        "COUNTRY, 0, 30, 1200, .95",
        "CHANNEL, 0, 30, 1200, .95",
        "CARRIER, 0, 120, 1200, .95",
        "SENDER_AND_CARRIER, 0, 300, 1200, .95",
    })
    void what_is_broken_is_named_and_nothing_else(
            Trouble trouble, double rho, int sinceS, int sendsPerMinute, double exactMin) {
        // When
        Figure figure = benchmark.figure(
                new Setting(trouble, rho, sinceS, sendsPerMinute, Baseline.RIGHT, NormalModel.PESSIMISTIC), 40);
        // Then
        assertThat(figure.exact()).isGreaterThanOrEqualTo(exactMin);
        assertThat(figure.wrong()).isLessThanOrEqualTo(.02);
    }

    @ParameterizedTest
    @CsvSource({"12000, RIGHT", "1200, RIGHT", "12000, OFF"})
    void where_all_is_well_nothing_is_named(int sendsPerMinute, Baseline baseline) {
        // When
        Figure figure = benchmark.figure(
                new Setting(Trouble.NOTHING, 1, 300, sendsPerMinute, baseline, NormalModel.PESSIMISTIC), 60);
        // Then
        assertThat(figure.exact()).isEqualTo(1);
    }

    @Test
    void what_is_too_little_to_tell_is_not_named_yet() {
        // When
        Figure figure = benchmark.figure(
                new Setting(Trouble.SENDER_TO_DOMAIN, .5, 30, 1200, Baseline.RIGHT, NormalModel.PESSIMISTIC), 40);
        // Then
        assertThat(figure.nothingYet()).isGreaterThan(.9);
        assertThat(figure.wrong()).isLessThanOrEqualTo(.02);
    }

    @Test
    void there_are_184_routes_whose_shares_add_up() {
        assertThat(SimulatedRoutes.all()).hasSize(184);
        assertThat(SimulatedRoutes.all().stream()
                        .mapToDouble(SimulatedRoute::share)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(SimulatedRoutes.all().stream().map(SimulatedRoute::scope).distinct())
                .hasSize(184);
    }

    @Test
    void what_is_drawn_as_broken_has_routes() {
        SplittableRandom random = new SplittableRandom(1);
        for (Trouble trouble : Trouble.values()) {
            List<Scope> broken = trouble.draw(SimulatedRoutes.all(), random);
            assertThat(broken)
                    .allSatisfy(
                            scope -> assertThat(SimulatedRoutes.all()).anyMatch(route -> scope.covers(route.scope())));
        }
    }
}
