package io.otpwatch.benchmarks.detection.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.benchmarks.detection.usual.Lognormal;
import io.otpwatch.benchmarks.detection.usual.Usual;
import io.otpwatch.events.Channel;
import io.otpwatch.processor.score.Normal;
import io.otpwatch.processor.score.Signal;
import io.otpwatch.processor.score.Terms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtpwatchDefaultsTest {
    private static final int FIRST_RENEWAL = 300;

    /** Where the shipped beliefs of the channels are far apart. */
    private static final double SECONDS = 30;

    @ParameterizedTest
    @CsvSource({"6, 1, SMS", "15, 1.5, EMAIL"})
    void before_it_has_learnt_it_judges_by_what_is_believed_of_its_channel(
            double median, double sigma, Channel channel) {
        // Given
        Normal believed = Terms.prior(channel, Signal.RECEIPT).normal();
        OtpwatchDefaults untrained = OtpwatchDefaults.untrained(new Usual(0.93, new Lognormal(median, sigma), 1));
        double atFirst = untrained.cdf(SECONDS);

        // When: terms are drawn up by its parents, of which nothing was learnt
        for (int second = 0; second < FIRST_RENEWAL; second++) {
            untrained.step(second);
        }

        // Then
        assertThat(atFirst).isEqualTo(believed.law().at(SECONDS));
        assertThat(untrained.cdf(SECONDS)).isCloseTo(believed.law().slowed(1.15).at(SECONDS), within(0.02));
    }
}
