package io.otpwatch.benchmarks.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.benchmarks.figures.Json;
import io.otpwatch.benchmarks.figures.Machine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesBarsTest {
    private static final String OUTAGE = "outage of a provider";
    private static final RoutesFigure WELL = figure(RoutesFigure.HEALTHY, 0, 0.08, 0.2, 0);

    @Test
    void good_figures_miss_nothing_and_in_an_outage_routes_are_bad() {
        assertThat(RoutesBars.missed(report(10.2, 3.3, WELL, figure(OUTAGE, 17, 0.5, 0.5, 1))))
                .isEmpty();
        assertThat(RoutesBars.missed(report(20, 7, WELL))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 1"})
    void while_all_is_well_no_route_is_bad_and_nothing_is_published(int bad, int incidents) {
        assertThat(RoutesBars.missed(report(10, 3, figure(RoutesFigure.HEALTHY, bad, 0.08, 0.2, incidents))))
                .containsExactly("all is well, and " + bad + " routes are bad, " + incidents
                        + " incident records were published");
    }

    @Test
    void cpu_has_a_bar_in_each_phase() {
        assertThat(RoutesBars.missed(report(
                        10, 3, figure(RoutesFigure.HEALTHY, 0, 0.51, 0.2, 0), figure(OUTAGE, 17, 0.08, 0.51, 1))))
                .containsExactly(
                        "healthy: s of CPU a second for detecting: 0.510, 0.5 is the most",
                        "outage of a provider: s of CPU in any one second for localising: 0.510, 0.5 is the most");
    }

    @Test
    void heap_of_a_route_has_a_bar_for_each_stage() {
        assertThat(RoutesBars.missed(report(20.1, 7.1, WELL)))
                .containsExactly(
                        "KiB of heap a route for detection: 20.100, 20.0 is the most",
                        "KiB of heap a route for localisation: 7.100, 7.0 is the most");
    }

    @Test
    void what_is_no_number_misses_its_bar() {
        assertThat(RoutesBars.missed(report(Double.NaN, 3, WELL))).hasSize(1);
    }

    @Test
    void figures_are_written_without_what_follows_from_them() {
        assertThat(Json.shown(report(10, 3, WELL)))
                .contains("\"phase\" : \"healthy\"")
                .doesNotContain("isHealthy", "\"healthy\" :");
    }

    private static RoutesReport report(double detectionKib, double localisationKib, RoutesFigure... figures) {
        return new RoutesReport(
                Machine.here(List.of()),
                300,
                detectionKib * RoutesBars.KIB,
                localisationKib * RoutesBars.KIB,
                List.of(figures));
    }

    private static RoutesFigure figure(String phase, int bad, double detecting, double localisingMost, int incidents) {
        return new RoutesFigure(
                phase, 17_366, 17_366, bad, 0, 0, 0, 0, 0, detecting, 0.1, localisingMost, 800_000, 39_000, incidents);
    }
}
