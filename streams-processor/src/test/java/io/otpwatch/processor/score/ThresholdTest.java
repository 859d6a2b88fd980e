package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {
    @ParameterizedTest
    @CsvSource({"1, 12.7", "10, 15.0", "100, 16.6", "1000, 16.9"})
    void of_a_lone_route_with_one_false_alarm_in_30_days(double perMinute, double nats) {
        assertThat(Threshold.of(Threshold.busySeconds(perMinute / 60), 1)).isCloseTo(nats, within(0.06));
    }

    @Test
    void a_ten_thousandth_of_the_budget_costs_nine_nats() {
        assertThat(Threshold.of(1e6, 1e-4) - Threshold.of(1e6, 1)).isCloseTo(9.21, within(0.01));
    }

    @Test
    void it_does_not_grow_with_volume_above_some_codes_a_second() {
        assertThat(Threshold.busySeconds(1000)).isEqualTo(Threshold.PERIOD_SECONDS);
        assertThat(Threshold.of(0, 1)).isCloseTo(Math.log(8), within(1e-12));
    }

    @Test
    void shares_of_all_routes_sum_to_one() {
        double[] busy = {10, 2_000, 50_000, 2_592_000};
        double sum = 0;
        for (double seconds : busy) {
            sum += Threshold.share(seconds, 10 + 2_000 + 50_000 + 2_592_000, busy.length);
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(Threshold.share(0, 1_000, 4)).isEqualTo(0.125);
        assertThat(Threshold.share(0, 0, 0)).isEqualTo(0.5);
    }
}
