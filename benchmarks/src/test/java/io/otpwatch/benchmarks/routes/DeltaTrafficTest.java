package io.otpwatch.benchmarks.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import org.junit.jupiter.api.Test;

class DeltaTrafficTest {
    private static final int ROUTES = 50;
    private static final int CODES = 20;
    private static final int SECONDS = 900;

    private final Stage stage = new Stage();
    private final Population population = Population.of(ROUTES, CODES);
    private final DeltaTraffic traffic =
            new DeltaTraffic(population.routes(), population.perSecond(), 1_700_000_000L, 1);

    @Test
    void the_second_stage_takes_it_for_healthy_traffic_until_it_is_let_down() {
        // Given
        play(SECONDS);
        RouteHealth busiest = stage.detection.health(0, false);
        int badBefore = stage.bad();

        // When
        traffic.let(0.05, named -> named.route().provider().equals(busiest.getProvider()));
        play(60);

        // Then
        assertThat(badBefore).isZero();
        assertThat(stage.detection.progress().gaps()).isZero();
        assertThat((double) busiest.getTotals().getReceipts()
                        / busiest.getTotals().getSent())
                .isCloseTo(0.92, within(0.03));
        assertThat(stage.detection.health(0, false).getState()).isEqualTo(RouteState.BAD);
        assertThat(stage.bad()).isLessThanOrEqualTo(ROUTES / 5);
    }

    private void play(int seconds) {
        for (int second = 0; second < seconds; second++) {
            traffic.next().forEach(batch -> stage.apply(batch, traffic.now()));
            stage.renew();
            stage.keep();
        }
    }
}
