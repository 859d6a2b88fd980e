package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes were sent at a pace of ten a second since second 0; what arrives is what is expected to, rounded. */
class AnomalyTest {
    private static final ArrivalLaw LAW = ArrivalLaw.logNormal(4, 0.7);
    private static final Normal NORMAL = Normal.known(0.9, LAW);
    private static final Terms TERMS = new Terms(NORMAL, 18, Terms.Basis.LEARNT);
    private static final int CALLED = 20;
    private static final int RECOVERED = 60;

    private final Trials trials = new Trials();
    private final Lateness lateness = new Lateness(NORMAL);
    private int excusedBefore;

    @ParameterizedTest
    @CsvSource({"0, 12", "0.5, 30"})
    void it_is_over_soon_after_codes_arrive_as_usual_and_tells_since_when(double part, int within) {
        // Given
        Anomaly anomaly = new Anomaly(CALLED, 0, 19, new ArrivingShare(0.9 * part, 0, 1, 100));
        int now = CALLED;

        // When
        boolean over = false;
        while (!over && now < 200) {
            now++;
            over = step(anomaly, part, 1, now);
        }

        // Then
        assertThat(now).isBetween(RECOVERED + 2, RECOVERED + within);
        assertThat(anomaly.recoveredSince()).isBetween(RECOVERED - 3L, RECOVERED + 3L);
        assertThat(anomaly.present().share()).isCloseTo(0.9 * part, within(0.08));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 0.3", "0, 0.6", "0.3, 0.6", "0.5, 0.5"})
    void it_is_not_over_while_codes_are_lacking(double part, double then) {
        // Given
        Anomaly anomaly = new Anomaly(CALLED, 0, 19, new ArrivingShare(0.9 * part, 0, 1, 100));

        // Then
        for (int now = CALLED + 1; now < 300; now++) {
            assertThat(step(anomaly, part, then, now)).as("at %d s", now).isFalse();
        }
        assertThat(anomaly.present().share()).isBetween(0.9 * part - 0.05, 0.9 * then + 0.05);
    }

    @Test
    void what_arrived_of_excused_cohorts_is_no_recovery() {
        // Given
        Anomaly anomaly = new Anomaly(CALLED, 0, 19, new ArrivingShare(0.45, 0, 1, 100));
        Anomaly blind = new Anomaly(CALLED, 0, 19, new ArrivingShare(0.45, 0, 1, 100));
        excusedBefore = RECOVERED;

        // When
        anomaly.forget(RECOVERED);

        // Then
        assertThat(step(blind, 0.5, 0.5, RECOVERED + 1)).as("without a word").isTrue();
        for (int now = RECOVERED + 1; now < 300; now++) {
            assertThat(step(anomaly, 0.5, 0.5, now)).as("at %d s", now).isFalse();
        }
    }

    @Test
    void what_is_written_is_read_back() {
        // Given
        Anomaly anomaly = new Anomaly(CALLED, 0, 19, new ArrivingShare(0.45, 0, 1, 100));
        anomaly.forget(CALLED + 1);
        step(anomaly, 0.5, 1, RECOVERED + 5);
        anomaly.close(trials, CALLED + 1, NORMAL);

        // When
        Anomaly read = Anomaly.read(Packed.reader(anomaly::write));

        // Then
        assertThat(read).usingRecursiveComparison().isEqualTo(anomaly);
        assertThat(read.called()).isEqualTo(CALLED);
        assertThat(read.began()).isZero();
        assertThat(read.score()).isEqualTo(19);
        assertThat(read.label()).isEqualTo(Label.LOSS);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.69", "0.0166667, 7.97", "1.6666667, 12.57", "16.666667, 14.87"})
    void recovery_takes_more_evidence_the_more_is_sent(double perSecond, double nats) {
        assertThat(Recovery.threshold(perSecond)).isCloseTo(nats, within(0.01));
    }

    @Test
    void cohorts_that_closed_speak_for_recovery_as_long_as_those_since_do() {
        // Given
        Recovery recovery = new Recovery();
        trials.add(10, 600, 10, 9, 0);
        trials.add(30, 580, 10, 9, 0);
        trials.add(40, 570, 10, 9, 0);
        recovery.close(trials, 0, NORMAL, 0.1, CALLED);
        recovery.step(new Trials(), NORMAL, 0.1, CALLED, 610);
        assertThat(recovery.evidence()).as("of before the alarm").isZero();

        // When
        recovery.close(trials, 1, NORMAL, 0.1, CALLED);
        recovery.close(trials, 2, NORMAL, 0.1, CALLED);
        recovery.step(new Trials(), NORMAL, 0.1, CALLED, 610);

        // Then
        double each = 9 * Math.log(10) - Math.log((1 - 0.1 * 0.9) / (1 - 0.9));
        assertThat(recovery.evidence()).isCloseTo(2 * each, within(0.01));
        assertThat(recovery.since()).isEqualTo(30);
    }

    /** {@code part} of the usual arrives of what was sent before {@link #RECOVERED}, {@code then} of the rest. */
    private boolean step(Anomaly anomaly, double part, double then, int now) {
        trials.clear();
        for (int second = 0; second < now; second++) {
            int age = now - second;
            double arriving = 0.9 * (second < RECOVERED ? part : then);
            // Rounded so that the error does not add up over cohorts.
            double by = arriving * LAW.at(age) * 10;
            int arrived = (int) Math.floor(by + (second % 10 + 0.5) / 10);
            trials.add(second, age, second < excusedBefore ? arrived : 10, arrived, 0);
            int before = 0;
            for (int ageClass = 0; ageClass < AgeClass.COUNT; ageClass++) {
                int upTo = (int) Math.round(arrived * LAW.at(Math.min(age, 1 << ageClass)) / LAW.at(age));
                trials.addClass(ageClass, upTo - before);
                before = upTo;
            }
        }
        return anomaly.step(trials, TERMS, lateness, 10, now);
    }
}
