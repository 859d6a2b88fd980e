package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.otpwatch.schemas.Horizons;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorOptionsTest {
    @ParameterizedTest
    @ValueSource(doubles = {-1, 1_000_001, Double.NaN, Double.POSITIVE_INFINITY})
    void a_rate_out_of_range_is_refused_and_named(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatorOptions.demo(rate, 1))
                .withMessage("rate must be 0 to 1000000 sends per second: " + rate);
    }

    @Test
    void the_rate_is_the_options_whatever_the_profiles_was() {
        assertThat(SimulatorOptions.demo(7, 1).profile().sendsPerSecond()).isEqualTo(7);
    }

    @Test
    void an_unknown_profile_is_answered_with_the_known_ones() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrafficProfile.named("big"))
                .withMessage("unknown profile \"big\": one of demo, production");
    }

    @Test
    void a_share_out_of_range_is_refused_and_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrafficProfile.demo().with(Quirk.LOST, 1.5))
                .withMessage("share of LOST must be 0 to 1: 1.5");
    }

    @Test
    void a_quirk_that_a_profile_leaves_out_never_happens() {
        // Given
        TrafficProfile profile = TrafficProfile.demo().atRate(100).with(Quirk.UNMATCHED, 0);
        TrafficModel model = new TrafficModel(profile, Scenario.healthy(), 1, Runs.START);

        // Then
        assertThat(Runs.ledger(Runs.drained(model, Duration.ofSeconds(60)))
                        .total(Horizons.DEMO)
                        .of(Count.UNMATCHED))
                .isZero();
    }

    @Test
    void labels_are_those_of_the_report() {
        assertThat(Count.DUE_IN_TIME.label()).isEqualTo("dueInTime");
        assertThat(Count.SENT.label()).isEqualTo("sent");
        assertThat(Count.ENTERED_BY_RESEND.label()).isEqualTo("enteredByResend");
    }
}
