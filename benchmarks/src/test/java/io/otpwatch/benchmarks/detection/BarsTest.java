package io.otpwatch.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarsTest {
    private static final Alarm KNOWN = new Alarm(Setting.KNOWN, 13);
    private static final Incident OUTAGE = new Incident(Channel.SMS, 10, ChangeType.A, 0);

    @ParameterizedTest
    @CsvSource({
        "SMS, 10, A, 0, KNOWN, 46, true",
        "SMS, 10, A, 0, KNOWN, 55.2, true",
        "SMS, 10, A, 0, KNOWN, 55.3, false",
        "SMS, 10, A, 0, KNOWN, 36.8, true",
        "SMS, 10, A, 0, KNOWN, 36.7, false",
        "SMS, 10, A, 0, CLOSED_FORM, 64.8, true",
        "SMS, 10, A, 0, CLOSED_FORM, 64.9, false",
        "EMAIL, 1000, A, 0.8, KNOWN, 56, true",
        "EMAIL, 1000, A, 0.8, KNOWN, 68, false",
        "SMS, 1000, B, 0, KNOWN, 2.0, true",
        "SMS, 1000, B, 0, KNOWN, 2.1, false",
    })
    void a_median_must_be_within_a_fifth_of_the_reference_or_a_tick(
            Channel channel, int rate, ChangeType type, double p, Setting setting, double median, boolean met) {
        // Given
        Row row = row(new Incident(channel, rate, type, p), Contenders.PROTOTYPE, new Alarm(setting, 13), median, 40);
        // When / Then
        assertThat(Bars.verdicts(List.of(row)))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.met()).isEqualTo(met));
    }

    @Test
    void with_defaults_it_is_the_bound_that_counts() {
        assertThat(Bars.verdicts(List.of(
                        row(OUTAGE, Contenders.OTPWATCH, new Alarm(Setting.DEFAULTS, 1), 53, 40),
                        row(OUTAGE, Contenders.OTPWATCH, new Alarm(Setting.DEFAULTS, 1), 53.1, 40))))
                .extracting(Verdict::met)
                .containsExactly(true, false);
    }

    @Test
    void others_and_what_has_no_reference_are_not_judged() {
        assertThat(Bars.verdicts(List.of(
                        row(OUTAGE, "cusum-60", KNOWN, 1_000, 40),
                        row(new Incident(Channel.SMS, 20, ChangeType.A, 0), Contenders.PROTOTYPE, KNOWN, 1_000, 40))))
                .isEmpty();
    }

    @Test
    void what_was_missed_in_most_runs_has_no_median_and_misses_its_bar() {
        // Given
        double never = Double.POSITIVE_INFINITY;
        Row row = Row.of(
                OUTAGE, contender(Contenders.PROTOTYPE), KNOWN, new double[] {40, never, never, 50, never}, 47, 1, 30);
        // When / Then
        assertThat(row.missed()).isEqualTo(3);
        assertThat(row.medianSeconds()).isInfinite();
        assertThat(Bars.verdicts(List.of(row))).extracting(Verdict::met).containsExactly(false);
    }

    @Test
    void the_95th_of_a_hundred_runs_is_the_95_percent() {
        double[] delays = new double[100];
        for (int i = 0; i < delays.length; i++) {
            delays[i] = 100 - i;
        }
        Row row = Row.of(OUTAGE, contender("cusum-60"), KNOWN, delays, 47, 1, 30);
        assertThat(row.medianSeconds()).isEqualTo(50.5);
        assertThat(row.p95Seconds()).isEqualTo(95);
    }

    @Test
    void each_detector_has_a_column_and_each_bar_a_line() {
        // Given
        List<Row> rows = List.of(
                row(OUTAGE, "cusum-60", KNOWN, 86, 47),
                row(OUTAGE, Contenders.PROTOTYPE, KNOWN, 46, 47),
                row(OUTAGE, Contenders.PROTOTYPE, new Alarm(Setting.CLOSED_FORM, 15), 90, 47));
        // When / Then
        assertThat(DetectionTable.of(rows)).isEqualTo("""
                Seconds to the alarm, median/95 %. c: threshold in closed form, d: product defaults
                                       cusum-60    prototype  prototype c    bound
                sms     10 A 0.0          86/86        46/46        90/90       47

                False alarms in 30 days
                sms     10                 1.50         1.50         1.50
                """);
        assertThat(VerdictTable.of(Bars.verdicts(rows), FalseAlarmBars.verdicts(rows)))
                .isEqualTo("""
                detector   setting     incident                seconds              against   median must be
                prototype  known       sms     10 A 0.0          46/46                46/79         37 to 55
                prototype  closed-form sms     10 A 0.0          90/90                54/79         43 to 65  MISSED
                1 of 2 bars met
                """);
    }

    private static Row row(Incident incident, String detector, Alarm alarm, double median, double bound) {
        return Row.of(incident, contender(detector), alarm, new double[] {median}, bound, 1.5, 30);
    }

    private static Contender contender(String name) {
        return new Contender(name, Contender.Threshold.CALIBRATED, 0, usual -> {
            throw new UnsupportedOperationException();
        });
    }
}
