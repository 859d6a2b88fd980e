package io.otpwatch.benchmarks.localisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.benchmarks.figures.Json;
import io.otpwatch.benchmarks.figures.Machine;
import io.otpwatch.benchmarks.localisation.SimulatedWindow.Baseline;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalisationBarsTest {
    @Test
    void good_figures_miss_nothing() {
        assertThat(LocalisationBars.missed(List.of(
                        figure(Trouble.NOTHING, NormalModel.PESSIMISTIC, 1, 0),
                        figure(Trouble.NOTHING, NormalModel.PLAIN, .5, .5),
                        figure(Trouble.SENDER, NormalModel.PESSIMISTIC, .98, .01))))
                .isEmpty();
    }

    @Test
    void each_bar_that_is_missed_is_told() {
        assertThat(LocalisationBars.missed(List.of(figure(Trouble.NOTHING, NormalModel.PESSIMISTIC, .995, .005))))
                .singleElement()
                .asString()
                .contains("0.0050 of healthy windows");
        assertThat(LocalisationBars.missed(List.of(figure(Trouble.SENDER, NormalModel.PESSIMISTIC, .9, .05))))
                .hasSize(2)
                .anyMatch(bar -> bar.contains("0.050 of the broken windows at 12000"))
                .anyMatch(bar -> bar.contains("sender: 0.900 exact"));
    }

    @Test
    void the_table_has_a_line_for_each_figure() {
        // Given
        LocalisationReport report = new LocalisationReport(
                Machine.here(List.of()),
                184,
                1.5,
                List.of(figure(Trouble.SENDER_IN_COUNTRY, NormalModel.PESSIMISTIC, .98, .01)));
        // When, Then
        assertThat(LocalisationTable.of(report).lines().toList())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("sender in country") && line.contains("0.980"));
        assertThat(Json.shown(report)).contains("\"trouble\" : \"SENDER_IN_COUNTRY\"");
    }

    private static Figure figure(Trouble trouble, NormalModel normal, double exact, double wrong) {
        Setting setting = new Setting(trouble, 0, 30, 12_000, Baseline.RIGHT, normal);
        return new Figure(setting, 100, exact, 0, 1 - exact - wrong, wrong);
    }
}
