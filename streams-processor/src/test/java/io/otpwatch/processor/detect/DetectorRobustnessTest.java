package io.otpwatch.processor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.processor.score.Beliefs;
import io.otpwatch.processor.score.Label;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a detector must not take for trouble, and what it must see all the same. All seeds are fixed. */
@Tag("any-jdk")
class DetectorRobustnessTest {
    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;

    private final Beliefs beliefs = new Beliefs(0.5);
    private final RoutePlay time = new RoutePlay();

    @Test
    void a_feed_that_is_two_minutes_late_makes_no_route_anomalous_and_is_seen_within_seconds() {
        // Given
        List<SimulatedRoute> routes = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            routes.add(new SimulatedRoute(100 + i, beliefs, i % 3 == 0 ? 1 : i % 3 == 1 ? 10 : 60));
        }
        time.play(routes, HOUR, true);

        // When
        routes.forEach(route -> route.toldLater = 120);
        double expected = 0;
        for (int second = 0; second < 10; second++) {
            time.play(routes, 1, true);
            expected = Math.max(expected, time.feed().expected());
        }
        time.play(routes, HOUR / 2, true);

        // Then
        assertThat(expected).isGreaterThan(20);
    }

    @Test
    void an_outage_of_one_route_is_found_though_the_feed_is_late() {
        // Given
        List<SimulatedRoute> routes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            routes.add(new SimulatedRoute(200 + i, beliefs, 60));
        }
        time.play(routes, HOUR, true);
        routes.forEach(route -> route.toldLater = 120);
        time.play(routes, 10 * 60, true);

        // When
        routes.get(0).share = 0;
        int delay = time.untilAnomalous(routes, routes.get(0), 600);

        // Then
        assertThat(delay).isBetween(120, 220);
        assertThat(routes.stream().filter(route -> route.anomaly() != null)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"30, 70", "60, 150", "90, 200", "120, 260"})
    void an_outage_of_one_route_is_found_where_receipts_come_in_batches(int every, int within) {
        // Given
        List<SimulatedRoute> routes = List.of(new SimulatedRoute(1, beliefs, 60), new SimulatedRoute(2, beliefs, 60));
        batches(routes, every, 4 * HOUR);
        boolean wasUsual = routes.stream().allMatch(route -> route.anomaly() == null);

        // When
        routes.get(0).share = 0;
        int delay = 0;
        while (routes.get(0).anomaly() == null && delay < HOUR) {
            batches(routes, every, 1);
            delay++;
        }

        // Then
        assertThat(wasUsual).isTrue();
        assertThat(delay).isLessThan(within);
        assertThat(routes.get(1).anomaly()).isNull();
    }

    /** A webhook that is broken over a weekend, or a provider whose receipts were switched off. */
    @Test
    void what_is_held_of_a_route_does_not_grow_while_its_feed_is_dead() {
        // Given
        SimulatedRoute route = new SimulatedRoute(1, beliefs, 10);
        time.play(List.of(route), HOUR, true);
        int alive = state(route).length;

        // When
        route.toldLater = DAY * 10;
        time.play(List.of(route), DAY, true);

        // Then
        assertThat(state(route)).hasSizeLessThan(2 * alive);
    }

    private static byte[] state(SimulatedRoute route) {
        PackedWriter out = new PackedWriter();
        route.watch.write(out);
        return out.toArray();
    }

    private void batches(List<SimulatedRoute> routes, int every, int seconds) {
        for (int second = 0; second < seconds; second++) {
            routes.forEach(route -> route.toldLater = Math.floorMod(time.now() + 1, every));
            time.play(routes, 1, false);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.83, 10", "0.83, 100", "0.80, 600"})
    void what_was_believed_may_be_wrong_by_a_tenth_at_first(double share, double perMinute) {
        // Given
        SimulatedRoute route = new SimulatedRoute(9, beliefs, perMinute);
        route.share = share;

        // When
        time.play(List.of(route), 6 * HOUR, true);

        // Then
        assertThat(route.receipt().terms().normal().usual()).isBetween(share - 0.02, share + 0.02);
    }

    @Test
    void six_hours_of_trouble_do_not_become_usual() {
        // Given
        SimulatedRoute route = new SimulatedRoute(11, beliefs, 60);
        time.play(List.of(route), 12 * HOUR, true);
        double usual = route.receipt().terms().normal().usual();

        // When
        route.share = 0.3;
        int delay = time.untilAnomalous(List.of(route), route, 300);
        for (int second = 0; second < 6 * HOUR; second++) {
            time.play(List.of(route), 1, false);
            assertThat(route.anomaly()).as("at %d s", second).isNotNull();
        }

        // Then
        assertThat(delay).isLessThan(60);
        assertThat(route.receipt().terms().normal().usual())
                .isEqualTo(usual, org.assertj.core.data.Offset.offset(1e-3));
        assertThat(route.theAnomaly().present().share()).isBetween(0.18, 0.42);
        assertThat(route.theAnomaly().label()).isEqualTo(Label.LOSS);
        route.share = 0.93;
        assertThat(time.untilUsual(route, 600)).isLessThan(120);
        time.play(List.of(route), HOUR, true);
    }

    /** One in two days of trouble is allowed on a route: here are 36 hours. */
    @Test
    void mild_trouble_is_hardly_ever_called_over() {
        // Given
        List<SimulatedRoute> routes = new ArrayList<>();
        for (int route = 0; route < 12; route++) {
            routes.add(new SimulatedRoute(200 + route, beliefs, 25));
        }
        time.play(routes, HOUR, false);
        routes.forEach(route -> route.share = 0.65);

        // When
        int recoveries = 0;
        for (int second = 0; second < 3 * HOUR; second++) {
            List<SimulatedRoute> bad =
                    routes.stream().filter(route -> route.anomaly() != null).toList();
            time.play(routes, 1, false);
            recoveries +=
                    (int) bad.stream().filter(route -> route.anomaly() == null).count();
        }

        // Then
        assertThat(recoveries).isLessThanOrEqualTo(3);
    }

    @Test
    void half_a_recovery_is_none() {
        // Given
        SimulatedRoute route = new SimulatedRoute(15, beliefs, 100);
        time.play(List.of(route), 4 * HOUR, true);
        route.share = 0;
        time.untilAnomalous(List.of(route), route, 100);
        time.play(List.of(route), 600, false);

        // When
        route.share = 0.5;
        for (int second = 0; second < HOUR; second++) {
            time.play(List.of(route), 1, false);
            assertThat(route.anomaly()).as("at %d s", second).isNotNull();
        }

        // Then
        assertThat(route.theAnomaly().present().share()).isBetween(0.42, 0.56);
    }

    @Test
    void sparse_routes_are_quiet_and_lose_few_codes_until_an_outage_is_called() {
        // Given
        List<SimulatedRoute> routes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            routes.add(new SimulatedRoute(300 + i, beliefs, i % 2 == 0 ? 240 / 1440.0 : 1));
        }
        time.play(routes, DAY, true);

        // When
        SimulatedRoute dead = routes.get(0);
        dead.share = 0;
        int lost = 0;
        while (dead.anomaly() == null) {
            time.play(routes, 1, false);
            lost += dead.sentNow();
        }

        // Then
        assertThat(lost).isBetween(5, 14);
        dead.share = 0.93;
        int arriving = 0;
        while (dead.anomaly() != null) {
            time.play(routes, 1, false);
            arriving += dead.sentNow();
        }
        // Of eight seeds 10 to 46, 22 on average.
        assertThat(arriving).isBetween(5, 60);
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 300, 1_000})
    void a_feed_that_is_dead_for_ten_minutes_makes_no_route_anomalous_while_it_is(double perMinute) {
        // Given
        SimulatedRoute route = new SimulatedRoute(23, beliefs, perMinute);
        time.play(List.of(route), 4 * HOUR, true);

        // When
        route.toldLater = 1e9;

        // Then
        time.play(List.of(route), 600, true);
    }

    @Test
    void invalid_numbers_are_their_owners_trouble() {
        // Given
        List<SimulatedRoute> routes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            routes.add(new SimulatedRoute(400 + i, beliefs, i % 4 == 0 ? 1 : i % 4 == 1 ? 10 : i % 4 == 2 ? 60 : 200));
        }
        time.play(routes, 3 * HOUR, true);

        // When
        routes.forEach(route -> route.invalid = 0.3);

        // Then
        time.play(routes, 3 * HOUR, true);
    }

    @Test
    void refusals_speak_sooner_than_silence() {
        // Given
        SimulatedRoute silent = new SimulatedRoute(19, beliefs, 60);
        SimulatedRoute explicit = new SimulatedRoute(19, beliefs, 60);
        List<SimulatedRoute> both = List.of(silent, explicit);
        time.play(both, 4 * HOUR, true);
        silent.share = 0;
        explicit.share = 0;
        explicit.refused = 1;

        // When
        int refused = time.untilAnomalous(both, explicit, 100);
        int silence = refused + time.untilAnomalous(both, silent, 100);

        // Then
        assertThat(refused).isLessThan(silence - 2);
        time.play(both, 20, false);
        assertThat(explicit.theAnomaly().label()).isEqualTo(Label.LOSS);
        assertThat(silent.theAnomaly().label()).isEqualTo(Label.PENDING);
    }

    @Test
    void codes_that_come_late_are_called_so_and_those_that_come_no_more_are_not() {
        // Given
        SimulatedRoute late = new SimulatedRoute(21, beliefs, 100);
        SimulatedRoute half = new SimulatedRoute(22, beliefs, 100);
        List<SimulatedRoute> both = List.of(late, half);
        time.play(both, 4 * HOUR, true);

        // When
        late.median = 60;
        late.sigma = 0.3;
        half.share = 0.4;
        time.untilAnomalous(both, late, 100);
        time.play(both, 200, false);

        // Then
        assertThat(late.theAnomaly().label()).isEqualTo(Label.LATE);
        assertThat(half.theAnomaly().label()).isEqualTo(Label.LOSS);
        late.median = 6;
        late.sigma = 1;
        // The last late codes come some 120 s after: until then some are missing.
        assertThat(time.untilUsual(late, 600)).isBetween(60, 200);
    }
}
