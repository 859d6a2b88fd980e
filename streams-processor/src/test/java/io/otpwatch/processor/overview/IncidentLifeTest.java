package io.otpwatch.processor.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.events.Lever;
import io.otpwatch.processor.detect.SimulatedVerdicts;
import io.otpwatch.processor.incident.IncidentSettings;
import io.otpwatch.processor.incident.Scopes;
import io.otpwatch.processor.levers.BadLever;
import io.otpwatch.processor.levers.Levers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Incidents of simulated routes, from when they are opened until they are over. */
class IncidentLifeTest {
    private static final String APPLICATION = "otpwatch";
    private static final int KNOWN_AFTER = 1_500;
    private static final int HOUR = 3_600;
    /** Of each country. */
    private static final int CARRIERS = 3;

    private final List<Incident> told = new ArrayList<>();
    private final Localisation localisation = new Localisation(1, IncidentSettings.DEFAULT, Duration.ofSeconds(15));
    private Levers levers = Levers.NONE;
    private SimulatedVerdicts simulated = new SimulatedVerdicts(1);

    /** Of partial loss young codes tell little, and by chance look as usual for a while. */
    @ParameterizedTest
    @CsvSource({"250, 0.65, 1", "250, 0.65, 2", "25, 0.6, 3", "250, 0.75, 4", "25, 0.5, 5", "1000, 0.7, 6"})
    void trouble_that_lasts_is_not_called_over(double perMinute, double share, long seed) {
        // Given
        simulated = new SimulatedVerdicts(seed);
        begin(perMinute);
        simulated.arriving("FR", share);

        // When
        play(600);
        List<Incident> during = List.copyOf(told);
        simulated.arriving("FR", 0.93);
        play(600);

        // Then
        assertThat(during).isNotEmpty().allSatisfy(incident -> {
            assertThat(incident.getPhase()).isEqualTo(IncidentPhase.OPEN);
            assertThat(Scopes.of(incident.getScope()).text()).isEqualTo("country=FR");
        });
        assertThat(told.get(told.size() - 1).getPhase()).isEqualTo(IncidentPhase.RESOLVED);
        assertThat(told).extracting(Incident::getId).containsOnly(during.get(0).getId());
    }

    /** So few codes are on their way that only the route itself, over hours, can tell. */
    @ParameterizedTest
    @CsvSource({"1, 0.3, 1", "0.5, 0, 2", "2, 0.45, 3"})
    void trouble_of_a_route_on_which_little_is_sent_is_told_and_lasts(double perMinute, double share, long seed) {
        // Given
        simulated = new SimulatedVerdicts(seed);
        simulated.carrier("IT", "222-01", perMinute);
        begin(25);
        simulated.arriving("IT", share);

        // When
        play(2 * HOUR);
        List<Incident> during = List.copyOf(told);
        simulated.arriving("IT", 0.93);
        play(3 * HOUR);

        // Then
        assertThat(during).isNotEmpty().allSatisfy(incident -> {
            assertThat(incident.getPhase()).isEqualTo(IncidentPhase.OPEN);
            assertThat(Scopes.of(incident.getScope()).text()).isIn("country=IT", "domain=222-01", "operator=222");
        });
        assertThat(told.get(told.size() - 1).getPhase()).isEqualTo(IncidentPhase.RESOLVED);
        assertThat(told).extracting(Incident::getId).containsOnly(during.get(0).getId());
    }

    @Test
    void trouble_goes_on_through_a_night_in_which_hardly_anything_is_sent() {
        // Given
        simulated = new SimulatedVerdicts(4);
        simulated.carrier("IT", "222-01", 20);
        begin(25);
        simulated.arriving("IT", 0.5);
        play(1_200);

        // When
        simulated.sending("IT", 0.5);
        play(3 * HOUR);
        simulated.sending("IT", 20);
        play(1_200);

        // Then
        List<Incident> lost = told.stream()
                .filter(incident -> incident.getCause().getCause() != Cause.SENDS_STOPPED)
                .toList();
        assertThat(lost)
                .isNotEmpty()
                .allSatisfy(incident -> assertThat(incident.getPhase()).isEqualTo(IncidentPhase.OPEN));
        assertThat(lost).extracting(Incident::getId).containsOnly(lost.get(0).getId());
    }

    /** Each route shows so little that only all together are anomalous; a new normal of them is none that a route learns. */
    @Test
    void what_an_operator_has_accepted_is_not_told_again() throws BadLever {
        // Given
        simulated = new SimulatedVerdicts(5);
        for (int carrier = 0; carrier < 40; carrier++) {
            simulated.carrier("IT", "222-" + (10 + carrier), 0.5);
        }
        begin(25);
        simulated.arriving("IT", 0.6);
        play(600);
        Incident before = told.get(told.size() - 1);

        // When
        long said = simulated.now();
        levers = levers.with(
                "new-normal\tcountry=IT",
                new Lever("new-normal", "country=IT", Map.of("since", Long.toString(said)), said));
        play(HOUR);
        List<Incident> after =
                told.stream().filter(incident -> incident.getUpdatedAt() > said).toList();
        simulated.arriving("IT", 0);
        play(600);

        // Then
        assertThat(before.getPhase()).isEqualTo(IncidentPhase.OPEN);
        assertThat(after).singleElement().satisfies(incident -> {
            assertThat(incident.getId()).isEqualTo(before.getId());
            assertThat(incident.getEndReason()).isEqualTo("accepted");
        });
        assertThat(told.get(told.size() - 1).getPhase()).isEqualTo(IncidentPhase.OPEN);
    }

    @Test
    void trouble_is_accepted_by_when_it_began_however_long_ago_that_is() throws BadLever {
        // Given
        simulated = new SimulatedVerdicts(6);
        begin(25);
        long began = simulated.now();
        simulated.arriving("FR", 0.4);
        play(HOUR);

        // When
        levers = levers.with(
                "new-normal\tcountry=FR",
                new Lever("new-normal", "country=FR", Map.of("since", Long.toString(began)), simulated.now()));
        play(HOUR / 2);

        // Then
        Incident last = told.get(told.size() - 1);
        assertThat(last.getEndReason()).isEqualTo("accepted");
        assertThat(last.getUpdatedAt()).isLessThan(simulated.now() - (HOUR / 2 - 60) * 1_000);
    }

    /** 25 codes a minute on each route, of which 93 % would have arrived. */
    @Test
    void what_trouble_costs_is_added_up_for_as_long_as_it_lasts() {
        // Given
        simulated = new SimulatedVerdicts(7);
        begin(25);
        simulated.arriving("FR", 0);

        // When
        play(HOUR);

        // Then
        double lost = CARRIERS * 25 * 60 * 0.93;
        assertThat((double) told.get(told.size() - 1).getCodesHurt()).isBetween(0.9 * lost, 1.1 * lost);
    }

    private void begin(double perMinute) {
        for (String country : List.of("FR", "US", "ES")) {
            for (int carrier = 0; carrier < CARRIERS; carrier++) {
                String network = country.equals("FR") ? "208" : country.equals("US") ? "310" : "214";
                simulated.carrier(country, network + "-0" + carrier, perMinute);
            }
        }
        localisation.begin(APPLICATION, simulated.now());
        play(KNOWN_AFTER);
        assertThat(told).isEmpty();
    }

    private void play(int seconds) {
        for (int second = 0; second < seconds; second++) {
            told.addAll(localisation
                    .apply(simulated.second(APPLICATION, levers), levers, simulated.now())
                    .incidents());
        }
    }
}
