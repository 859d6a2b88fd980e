package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final Normal NORMAL = Normal.known(0.9, ArrivalLaw.logNormal(6, 1));
    private static final double[] PARTS = {0.85, 0.5, 0.02};
    private static final long NOW = 10_000;

    private final Evidence evidence = new Evidence(PARTS);

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Said(long moment, int sent, int arrived, double expected, double[] nats) {}

    @Test
    void sums_of_two_routes_are_those_of_their_merged_counts() {
        // Given
        SplittableRandom random = new SplittableRandom(1);
        Trials one = new Trials();
        Trials other = new Trials();
        Trials merged = new Trials();
        for (int age = 600; age > 0; age -= 1 + age / 8) {
            int[] sent = {1 + random.nextInt(50), 1 + random.nextInt(50)};
            int[] arrived = {random.nextInt(sent[0]), random.nextInt(sent[1])};
            int[] failed = {(sent[0] - arrived[0]) / 3, (sent[1] - arrived[1]) / 3};
            one.add(NOW - age, age, sent[0], arrived[0], failed[0]);
            other.add(NOW - age, age, sent[1], arrived[1], failed[1]);
            merged.add(NOW - age, age, sent[0] + sent[1], arrived[0] + arrived[1], failed[0] + failed[1]);
        }

        // When
        List<Said> ofOne = visit(one);
        List<Said> ofOther = visit(other);
        List<Said> ofMerged = visit(merged);

        // Then
        assertThat(ofMerged).hasSizeGreaterThan(5).hasSameSizeAs(ofOne);
        for (int i = 0; i < ofMerged.size(); i++) {
            Said sum = ofMerged.get(i);
            assertThat(sum.moment()).isEqualTo(ofOne.get(i).moment());
            assertThat(sum.sent())
                    .isEqualTo(ofOne.get(i).sent() + ofOther.get(i).sent());
            assertThat(sum.arrived())
                    .isEqualTo(ofOne.get(i).arrived() + ofOther.get(i).arrived());
            assertThat(sum.expected())
                    .isCloseTo(ofOne.get(i).expected() + ofOther.get(i).expected(), within(1e-9));
            for (int part = 0; part < PARTS.length; part++) {
                assertThat(sum.nats()[part])
                        .isCloseTo(ofOne.get(i).nats()[part] + ofOther.get(i).nats()[part], within(1e-9));
            }
        }
    }

    @Test
    void a_moment_counts_the_cohorts_that_begin_after_it() {
        // Given
        Trials trials = new Trials();
        trials.add(NOW - 3_000, 3_000, 1_000, 900, 0);
        trials.add(NOW - 60, 57, 100, 40, 0);
        trials.add(NOW - 8, 8, 10, 4, 2);
        trials.add(NOW - 2, 2, 1, 0, 0);

        // When
        List<Said> said = visit(trials);

        // Then
        assertThat(said)
                .extracting(Said::moment)
                .containsExactly(Evidence.moment(0, NOW), Evidence.moment(2, NOW), Evidence.moment(5, NOW));
        assertThat(said).extracting(Said::sent).containsExactly(1, 11, 111);
        assertThat(said).extracting(Said::arrived).containsExactly(0, 4, 44);
        Said middle = said.get(1);
        double then = NORMAL.law().at(8);
        double young = NORMAL.law().at(2);
        assertThat(middle.expected()).isCloseTo(0.9 * (10 * then + young), within(1e-9));
        assertThat(middle.nats()[1])
                .isCloseTo(
                        4 * Math.log(0.5) + 4 * missing(0.9 * then) + 2 * missing(0.9) + missing(0.9 * young),
                        within(2e-3));
    }

    @Test
    void moments_lie_where_no_cohort_of_their_age_is_cut_and_move_on_together() {
        for (long now = NOW; now < NOW + 2_048; now++) {
            for (int number = 0; number < Evidence.MOMENTS; number++) {
                long moment = Evidence.moment(number, now);
                assertThat(Math.floorMod(moment, 1L << number)).isZero();
                assertThat(now - moment).isBetween(3L << number, 4L << number);
                assertThat(Evidence.moment(number, now + 1)).isGreaterThanOrEqualTo(moment);
            }
        }
    }

    private static double missing(double usually) {
        return Math.log((1 - 0.5 * usually) / (1 - usually));
    }

    private List<Said> visit(Trials trials) {
        List<Said> said = new ArrayList<>();
        evidence.visit(
                trials,
                NORMAL,
                NOW,
                (moment, sent, arrived, failed, expected, nats) ->
                        said.add(new Said(moment, sent, arrived, expected, nats.clone())));
        return said;
    }
}
