package io.otpwatch.processor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often healthy routes are called anomalous, from a cold start of all of them on: at most once in 30 days is promised.
 *
 * <p>So rare an event is not seen but extrapolated: the score of a healthy route exceeds h with a probability that falls as
 * e^-h, so false alarms are e^-d times as many as excursions to within d nats of the threshold. With
 * {@code -Dotpwatch.model.hours=24} a day is played instead of some minutes.
 */
class FalsePagesTest {
    private static final double HOURS = Double.parseDouble(System.getProperty("otpwatch.model.hours", "0.67"));
    private static final double PERIOD_SECONDS = 30 * 86_400.0;
    private static final int DEPTH = 12;
    /** Nearer to the threshold no score comes in so short a time, but one in a hundred times. */
    private static final int NEAR = 4;

    /** Of routes that are about what is believed of the channel, and of routes of which a tenth less arrives. */
    @ParameterizedTest
    @CsvSource({"1, 0.85, 0.97", "1, 0.80, 0.80", "2, 0.80, 0.80", "3, 0.80, 0.80"})
    void healthy_routes_are_called_anomalous_at_most_once_in_thirty_days(
            long seed, double leastShare, double mostShare) {
        // Given
        HealthyRoutes routes = new HealthyRoutes(1_000, seed, leastShare, mostShare);
        int seconds = (int) (HOURS * 3_600);

        // When
        routes.play(seconds);
        routes.end();

        // Then
        assertThat(routes.anomalies()).as(routes.report()).isZero();
        double upper = upper(routes.within(DEPTH)) * PERIOD_SECONDS / seconds * Math.exp(-DEPTH);
        assertThat(upper)
                .as("%d excursions to within %d nats in %d s", routes.within(DEPTH), DEPTH, seconds)
                .isLessThanOrEqualTo(1);
        assertThat(routes.within(NEAR)).as("excursions to within %d nats", NEAR).isZero();
    }

    /** The 97.5 % limit of a Poisson mean of which so many were counted. */
    private static double upper(long count) {
        return ChiSquaredDistribution.of(2.0 * (count + 1)).inverseSurvivalProbability(0.025) / 2;
    }
}
