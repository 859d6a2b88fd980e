package io.otpwatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DrainTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Drain DRAIN = new Drain(at(180), at(260), Duration.ofSeconds(90));

    @Test
    void codes_are_closed_one_step_after_the_horizon_of_the_last_send() {
        assertThat(DRAIN.untilCodesAreClosed(at(200))).isEqualTo(Duration.ofSeconds(71));
        assertThat(DRAIN.codesAreClosed(at(270))).isFalse();
        assertThat(DRAIN.codesAreClosed(at(271))).isTrue();
    }

    @Test
    void stray_evidence_is_given_up_one_step_after_the_horizon_of_the_last_event() {
        assertThat(DRAIN.untilSettled(at(300))).isEqualTo(Duration.ofSeconds(51));
        assertThat(DRAIN.isSettled(at(350))).isFalse();
        assertThat(DRAIN.isSettled(at(351))).isTrue();
    }

    @Test
    void no_time_is_left_once_it_has_passed() {
        assertThat(DRAIN.untilCodesAreClosed(at(1000))).isZero();
        assertThat(DRAIN.untilSettled(at(1000))).isZero();
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }
}
