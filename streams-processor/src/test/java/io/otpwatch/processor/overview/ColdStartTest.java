package io.otpwatch.processor.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Incident;
import io.otpwatch.processor.detect.HealthyRoutes;
import io.otpwatch.processor.incident.IncidentSettings;
import io.otpwatch.processor.levers.Levers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Many healthy routes of which nothing is known at first, through all that judges them, for 40 minutes. There are 600 of
 * them, as a thousand take twice as long: {@code -Dotpwatch.model.routes=1000}.
 */
class ColdStartTest {
    private static final String APPLICATION = "otpwatch";
    private static final int ROUTES = Integer.getInteger("otpwatch.model.routes", 600);
    private static final int SECONDS = 2_400;

    private final List<Incident> told = new ArrayList<>();
    private final Localisation localisation = new Localisation(1, IncidentSettings.DEFAULT, Duration.ofSeconds(15));
    private final HealthyRoutes routes = new HealthyRoutes(ROUTES, 2, 0.85, 0.97);

    @Test
    void nothing_is_told_of_healthy_routes_and_an_outage_among_them_is() {
        // Given
        localisation.begin(APPLICATION, routes.now());

        // When
        play(SECONDS);
        List<Incident> healthy = List.copyOf(told);
        routes.lose(0);
        play(60);

        // Then
        assertThat(healthy).isEmpty();
        assertThat(told).isNotEmpty().extracting(Incident::getScopeText).containsOnly("codes to o0");
    }

    private void play(int seconds) {
        for (int second = 0; second < seconds; second++) {
            told.addAll(localisation
                    .apply(routes.second(APPLICATION), Levers.NONE, routes.now())
                    .incidents());
        }
    }
}
