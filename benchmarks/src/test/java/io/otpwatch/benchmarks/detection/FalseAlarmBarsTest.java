package io.otpwatch.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FalseAlarmBarsTest {
    private static final Incident OUTAGE = new Incident(Channel.SMS, 10, ChangeType.A, 0);
    private static final Incident HALF = new Incident(Channel.SMS, 10, ChangeType.A, 0.5);
    private static final Incident OF_MAIL = new Incident(Channel.EMAIL, 10, ChangeType.A, 0);
    private static final Alarm CLOSED_FORM = new Alarm(Setting.CLOSED_FORM, 15);
    private static final Alarm DEFAULTS = new Alarm(Setting.DEFAULTS, 1);

    @ParameterizedTest
    @CsvSource({"1500, 62", "500, 24", "150, 9", "40, 3", "15, 2", "4, 1"})
    void the_most_is_what_one_in_30_days_exceeds_in_one_of_twenty_runs(double days, long most) {
        assertThat(FalseAlarmBars.most(days)).isEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({"40, 3, true", "40, 4, false", "500, 0, true", "500, 24, true", "500, 25, false"})
    void what_chance_explains_meets_the_bar_and_more_does_not(double days, int count, boolean met) {
        // Given
        Row row = row(OUTAGE, Contenders.OTPWATCH, CLOSED_FORM, count * 30 / days, days);
        // When / Then
        assertThat(FalseAlarmBars.verdicts(List.of(row))).singleElement().satisfies(verdict -> {
            assertThat(verdict.count()).isEqualTo(count);
            assertThat(verdict.met()).isEqualTo(met);
        });
    }

    @Test
    void a_rate_of_a_channel_is_judged_once_for_each_setting() {
        assertThat(FalseAlarmBars.verdicts(List.of(
                        row(OUTAGE, Contenders.OTPWATCH, CLOSED_FORM, 9, 500),
                        row(OUTAGE, Contenders.OTPWATCH, DEFAULTS, 0, 500),
                        row(HALF, Contenders.OTPWATCH, CLOSED_FORM, 9, 500),
                        row(HALF, Contenders.OTPWATCH, DEFAULTS, 0, 500),
                        row(OF_MAIL, Contenders.OTPWATCH, CLOSED_FORM, 0.3, 500))))
                .extracting(FalseAlarmVerdict::met)
                .containsExactly(false, true, true);
    }

    @Test
    void thresholds_from_simulated_days_and_other_detectors_are_not_judged() {
        assertThat(FalseAlarmBars.verdicts(List.of(
                        row(OUTAGE, Contenders.OTPWATCH, new Alarm(Setting.KNOWN, 13), 100, 500),
                        row(OUTAGE, Contenders.PROTOTYPE, CLOSED_FORM, 100, 500),
                        row(OUTAGE, "windows-80", new Alarm(Setting.KNOWN, 1), 1_000, 500))))
                .isEmpty();
    }

    @Test
    void each_has_a_line_below_the_delays() {
        // Given
        List<Row> rows = List.of(
                row(OUTAGE, Contenders.OTPWATCH, CLOSED_FORM, 1.8, 500),
                row(OUTAGE, Contenders.OTPWATCH, DEFAULTS, 0, 500));
        // When / Then
        assertThat(VerdictTable.of(List.of(), FalseAlarmBars.verdicts(rows))).isEqualTo("""
                detector   setting     incident                seconds              against   median must be
                otpwatch   closed-form sms     10         30 false alarms in 500 days, at most 24  MISSED
                otpwatch   defaults    sms     10         0 false alarms in 500 days, at most 24
                1 of 2 bars met
                """);
    }

    private static Row row(Incident incident, String detector, Alarm alarm, double falseAlarms, double days) {
        Contender contender = new Contender(detector, Contender.Threshold.CALIBRATED, 0, usual -> {
            throw new UnsupportedOperationException();
        });
        return Row.of(incident, contender, alarm, new double[] {40}, 40, falseAlarms, days);
    }
}
