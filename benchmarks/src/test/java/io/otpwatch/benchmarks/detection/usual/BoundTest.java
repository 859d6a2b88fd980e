package io.otpwatch.benchmarks.detection.usual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundTest {
    private static final double SMS_MEDIAN = 6;
    private static final double EMAIL_MEDIAN = 15;

    @ParameterizedTest
    @CsvSource({
        "1, 261, 977, 7185",
        "10, 47, 140, 899",
        "100, 13.6, 32.6, 131",
        "1000, 5.0, 11.3, 33.5",
    })
    void for_sms_it_is_what_was_computed_before(int ratePerMinute, double at0, double at5, double at8) {
        assertBounds(usual(ratePerMinute, new Lognormal(SMS_MEDIAN, 1.0)), at0, at5, at8);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 335, 1105, 7361",
        "10, 75, 216, 1059",
        "100, 21, 58, 222",
        "1000, 6.7, 17.9, 63.9",
    })
    void for_email_it_is_what_was_computed_before(int ratePerMinute, double at0, double at5, double at8) {
        assertBounds(usual(ratePerMinute, new Lognormal(EMAIL_MEDIAN, 1.5)), at0, at5, at8);
    }

    @Test
    void codes_that_arrive_at_once_need_their_evidence_and_no_more() {
        // Given one code a second, each of which says ln(1 / (1 - q)) when all is lost
        Bound bound = new Bound(1, 0.9, seconds -> 1, 10 * Math.log(10));
        // When / Then: the first step has half of it
        assertThat(bound.codesSentAfter(0)).isCloseTo(10, withinPercentage(0.1));
    }

    @Test
    void what_is_no_change_is_never_seen() {
        Bound bound = Bound.of(usual(100, new Lognormal(SMS_MEDIAN, 1.0)), 10);
        assertThat(bound.codesSentAfter(0.93)).isInfinite();
        assertThat(bound.receiptsAfter(0.93)).isInfinite();
    }

    @Test
    void receipts_that_stop_are_seen_sooner_as_earlier_codes_speak_too_and_as_soon_as_their_number_tells() {
        // Given 15.5 receipts a second, so that a second without says nearly as many nats
        Usual usual = usual(1_000, new Lognormal(SMS_MEDIAN, 1.0));
        Bound bound = Bound.of(usual, 15.5);
        // When / Then
        assertThat(bound.receiptsAfter(0)).isBetween(0.9, 1.05);
        assertThat(bound.codesSentAfter(0)).isGreaterThan(4);
    }

    private static Usual usual(int ratePerMinute, Lognormal latency) {
        return new Usual(0.93, latency, ratePerMinute / 60.0);
    }

    private static void assertBounds(Usual usual, double at0, double at5, double at8) {
        Bound bound = Bound.of(usual, Math.log(usual.sendsPerPeriod()));
        assertThat(bound.codesSentAfter(0)).isCloseTo(at0, withinPercentage(1));
        assertThat(bound.codesSentAfter(0.5)).isCloseTo(at5, withinPercentage(1));
        assertThat(bound.codesSentAfter(0.8)).isCloseTo(at8, withinPercentage(1));
    }
}
