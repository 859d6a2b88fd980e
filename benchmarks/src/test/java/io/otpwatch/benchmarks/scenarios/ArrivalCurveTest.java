package io.otpwatch.benchmarks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivalCurveTest {
    @Test
    void the_share_that_has_arrived_grows_with_age_and_is_never_quite_0_or_1() {
        ArrivalCurve curve = new ArrivalCurve(4, 6, 2, 4);
        assertThat(curve.within(1.9)).isEqualTo(0.5 / 5);
        assertThat(curve.within(2)).isEqualTo(1.5 / 5);
        assertThat(curve.within(5)).isEqualTo(2.5 / 5);
        assertThat(curve.within(100)).isEqualTo(3.5 / 5);
        assertThat(new ArrivalCurve(1, 1).within(2)).isLessThan(1);
    }

    @Test
    void codes_that_do_as_usual_say_nothing_and_those_that_do_not_arrive_the_logarithm_of_what_does_not_usually() {
        // Given: 900 of 1000 arrive within a second
        ArrivalCurve usual = new ArrivalCurve(
                1_000, IntStream.range(0, 900).mapToDouble(code -> 1).toArray());
        ArrivalCurve none = new ArrivalCurve(1_000_000);
        // When / Then
        assertThat(usual.nats(usual, 5)).isZero();
        assertThat(none.nats(usual, 5)).isCloseTo(Math.log(10), within(0.01));
        assertThat(none.nats(usual, 0.5)).isCloseTo(0, within(0.001));
    }

    @Test
    void more_cannot_arrive_than_was_sent() {
        assertThatThrownBy(() -> new ArrivalCurve(1, 1, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
