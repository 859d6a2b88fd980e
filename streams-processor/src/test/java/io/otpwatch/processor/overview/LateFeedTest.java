package io.otpwatch.processor.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.processor.detect.SimulatedVerdicts;
import io.otpwatch.processor.incident.IncidentSettings;
import io.otpwatch.processor.incident.Scopes;
import io.otpwatch.processor.levers.Levers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three providers send to the same carriers, a code a minute to some, ten or sixty to others; receipts of one come late. */
class LateFeedTest {
    private static final String APPLICATION = "otpwatch";
    private static final List<String> PROVIDERS = List.of("twilio", "vonage", "sinch");
    private static final double[] PER_MINUTE = {1, 10, 60};
    private static final int KNOWN_AFTER = 1_500;
    private static final int LATE = 120;

    private final List<Incident> told = new ArrayList<>();
    private final Localisation localisation = new Localisation(1, IncidentSettings.DEFAULT, Duration.ofSeconds(15));
    private final SimulatedVerdicts simulated = new SimulatedVerdicts(1);

    @Test
    void a_feed_that_is_two_minutes_late_is_one_incident_for_as_long_as_it_is() {
        // Given
        begin(11);

        // When
        simulated.tellingLater("vonage", LATE);
        play(1_800);
        List<Incident> during = List.copyOf(told);
        simulated.tellingLater("vonage", 0);
        play(600);

        // Then
        assertThat(during).isNotEmpty().allSatisfy(incident -> {
            assertThat(incident.getPhase()).isEqualTo(IncidentPhase.OPEN);
            assertThat(Scopes.of(incident.getScope()).text()).isEqualTo("provider=vonage");
            assertThat(incident.getCause().getCause()).isIn(Cause.PROVIDER_SILENT, Cause.FEED_BROKEN);
        });
        assertThat(during.get(during.size() - 1).getSummary())
                .startsWith("Receipts of codes by vonage come late since")
                .endsWith(": what receipts tell is 2 min old.");
        assertThat(told).extracting(Incident::getId).containsOnly(during.get(0).getId());
        assertThat(told.get(told.size() - 1).getPhase()).isEqualTo(IncidentPhase.RESOLVED);
    }

    @Test
    void what_is_lost_in_a_country_is_told_though_the_feed_is_late() {
        // Given
        begin(2);
        simulated.tellingLater("vonage", LATE);
        play(300);

        // When
        long lostAt = simulated.now();
        simulated.arriving("vonage", "C0", 0);
        play(300);

        // Then
        assertThat(told)
                .extracting(incident -> Scopes.of(incident.getScope()).text())
                .containsOnly("provider=vonage", "provider=vonage, country=C0");
        assertThat(told).anySatisfy(incident -> {
            assertThat(Scopes.of(incident.getScope()).text()).isEqualTo("provider=vonage, country=C0");
            assertThat(incident.getOpenedAt()).isBetween(lostAt + LATE * 1_000, lostAt + (LATE + 90) * 1_000);
        });
    }

    /** By itself, as hardly anything is sent there. */
    @Test
    void trouble_of_a_slow_route_is_told_though_the_feed_is_late() {
        // Given
        simulated.carrier("vonage", "IT", "222-01", 1);
        begin(2);
        simulated.tellingLater("vonage", LATE);
        play(300);

        // When
        simulated.arriving("vonage", "IT", 0.3);
        play(2_400);

        // Then
        assertThat(told)
                .extracting(incident -> Scopes.of(incident.getScope()).text())
                .contains("domain=222-01");
    }

    /** Nine routes in each country. */
    private void begin(int countries) {
        for (int country = 0; country < countries; country++) {
            for (int carrier = 0; carrier < PER_MINUTE.length; carrier++) {
                for (String provider : PROVIDERS) {
                    simulated.carrier(provider, "C" + country, country + "-0" + carrier, PER_MINUTE[carrier]);
                }
            }
        }
        localisation.begin(APPLICATION, simulated.now());
        play(KNOWN_AFTER);
        assertThat(told).isEmpty();
    }

    private void play(int seconds) {
        for (int second = 0; second < seconds; second++) {
            told.addAll(localisation
                    .apply(simulated.second(APPLICATION, Levers.NONE), Levers.NONE, simulated.now())
                    .incidents());
        }
    }
}
