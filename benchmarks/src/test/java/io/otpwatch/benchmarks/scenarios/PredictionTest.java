package io.otpwatch.benchmarks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.otpwatch.benchmarks.detection.usual.Bound;
import io.otpwatch.benchmarks.detection.usual.Lognormal;
import io.otpwatch.schemas.Signal;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PredictionTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final double RATE = 50;
    private static final String CARRIER = "310-260";

    private static final Fault BLOCK = new Fault("carrier-block", "");

    private static Prediction prediction;
    private static double blocked;

    @BeforeAll
    static void sample() {
        prediction = new Prediction(NOON);
        blocked = prediction.seconds(BLOCK, RATE);
    }

    @Test
    void a_blocked_carrier_is_seen_when_the_bound_of_its_traffic_says_so() {
        // Given: its latency has a median of 3 s and a sigma of 0.5, but for one code in a hundred
        ArrivalCurve usual = Objects.requireNonNull(SimulatedArrivals.of("healthy", NOON)
                .curves(Signal.RECEIPT, sent -> sent.getDomain().equals(CARRIER))
                .get(CARRIER));
        Bound bound = new Bound(
                SimulatedArrivals.perSecond(usual.sent(), RATE),
                usual.within(1_000),
                new Lognormal(3, 0.5)::cdf,
                Prediction.NATS);
        // When / Then
        assertThat(blocked).isCloseTo(bound.codesSentAfter(0), withinPercentage(10));
    }

    @Test
    void with_more_traffic_it_is_seen_sooner_but_not_before_codes_are_old_enough_to_tell() {
        assertThat(prediction.seconds(BLOCK, 10 * RATE)).isBetween(1.5, blocked / 1.5);
    }

    @Test
    void where_receipts_are_as_usual_entries_tell_and_later() {
        double falsely = prediction.seconds(new Fault("carrier-silent-filter", ""), RATE);
        assertThat(falsely).isBetween(2 * blocked, 6 * blocked);
    }

    @Test
    void where_all_sends_stop_their_number_tells_when_routes_have_told_their_last() {
        assertThat(prediction.seconds(new Fault("sends-stop", ""), RATE))
                .isCloseTo(Prediction.TOLD_EVERY + Prediction.NATS / RATE, withinPercentage(1));
    }

    @Test
    void an_outage_in_which_a_provider_says_nothing_may_be_its_feed_until_entries_tell() {
        double outage = prediction.seconds(new Fault("provider-outage", ""), RATE);
        assertThat(outage).isGreaterThan(1.2 * blocked).isLessThan(Prediction.FEED_SILENCE);
    }

    @Test
    void where_reports_of_a_provider_stop_their_number_tells_if_they_are_missing_for_long_enough() {
        // Given: vonage sends two of five SMS, which are about half of all codes
        double perSecond = 1 / 2.0 * 0.4;
        // When / Then
        assertThat(prediction.seconds(new Fault("feed-dead", ""), 1))
                .isCloseTo(Prediction.NATS / perSecond, withinPercentage(25));
        assertThat(prediction.seconds(new Fault("feed-dead", ""), RATE)).isEqualTo(Prediction.FEED_SILENCE);
    }
}
