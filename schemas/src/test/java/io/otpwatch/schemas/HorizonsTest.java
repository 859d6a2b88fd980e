package io.otpwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.events.Channel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HorizonsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void a_channel_that_is_not_known_has_the_times_of_e_mail() {
        assertThat(Horizons.DEFAULT.horizon(Channel.OTHER)).isEqualTo(Horizons.DEFAULT.emailHorizon());
        assertThat(Horizons.DEFAULT.deadline(Channel.OTHER)).isEqualTo(Horizons.DEFAULT.emailDeadline());
        assertThat(Horizons.DEFAULT.horizon(Channel.SMS)).isEqualTo(Horizons.DEFAULT.smsHorizon());
        assertThat(Horizons.DEFAULT.deadline(Channel.EMAIL)).isEqualTo(Horizons.DEFAULT.emailDeadline());
    }

    @Test
    void the_longest_is_that_of_whichever_channel_waits_longer() {
        // Given
        Horizons sms = new Horizons(MINUTE, MINUTE.multipliedBy(9), MINUTE, MINUTE.multipliedBy(2));
        Horizons email = new Horizons(MINUTE, MINUTE.multipliedBy(2), MINUTE, MINUTE.multipliedBy(8));

        // Then
        assertThat(sms.longest()).isEqualTo(MINUTE.multipliedBy(9));
        assertThat(email.longest()).isEqualTo(MINUTE.multipliedBy(8));
    }

    @Test
    void a_deadline_that_is_not_before_the_horizon_is_refused_with_both() {
        assertThatThrownBy(() -> new Horizons(MINUTE, MINUTE, MINUTE, MINUTE.multipliedBy(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SMS")
                .hasMessageContaining("PT1M >= PT1M");
        assertThatThrownBy(() -> new Horizons(MINUTE, MINUTE.multipliedBy(2), MINUTE.multipliedBy(3), MINUTE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("e-mail")
                .hasMessageContaining("PT3M >= PT1M");
    }

    @Test
    void a_deadline_that_is_not_after_the_send_is_refused() {
        assertThatThrownBy(() -> Horizons.of(Duration.ZERO, MINUTE)).hasMessageContaining("must be > 0: PT0S");
        assertThatThrownBy(() -> Horizons.of(MINUTE.negated(), MINUTE)).hasMessageContaining("must be > 0: PT-1M");
    }
}
