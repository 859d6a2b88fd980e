package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.events.Channel;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeliefsTest {
    private static final int HORIZON = 600;
    private static final long START = 1_700_000_000L / Learner.BLOCK * Learner.BLOCK;
    private static final long LATER = START + 8L * Learner.BLOCK + HORIZON;
    private static final int WEEK = 7 * 86_400;
    private static final long BUSY = 1_000_000;

    private final Beliefs beliefs = new Beliefs(0.5);

    @Test
    void of_a_route_of_which_nothing_is_known_it_is_the_prior_and_less_sure_for_its_parents() {
        // Given
        Kin kin = kin("US", "att", "310-410");

        // When
        Terms terms = draw(beliefs, kin, route(beliefs, kin, 0, 0));

        // Then
        assertThat(terms.basis()).isEqualTo(Terms.Basis.PRIOR);
        assertThat(terms.normal().usual()).isCloseTo(0.9, within(1e-9));
        assertThat(terms.normal().arriving())
                .isLessThan(Terms.prior(Channel.SMS, Signal.RECEIPT).normal().arriving());
        assertThat(terms.normal().version()).isEqualTo(1);
    }

    @Test
    void of_one_of_which_much_is_known_it_is_its_own() {
        // Given
        Kin kin = kin("US", "att", "310-410");
        for (int i = 0; i < 10; i++) {
            route(beliefs, kin, 20_000, 19_000);
        }

        // When
        Terms terms = draw(beliefs, kin, route(beliefs, kin, 50_000, 35_000));

        // Then
        assertThat(terms.normal().usual()).isCloseTo(0.7, within(0.002));
        assertThat(terms.normal().arriving()).isBetween(0.65, 0.7);
        assertThat(terms.basis()).isEqualTo(Terms.Basis.LEARNING);
        assertThat(terms.normal().law().at(25))
                .as("latencies 1.15 times as long")
                .isCloseTo(1, within(0.01));
        assertThat(terms.normal().law().at(20)).isLessThan(0.05);
    }

    @Test
    void a_new_route_is_first_like_its_nearest_parents() {
        // Given
        route(beliefs, kin("US", "att", "310-410"), 50_000, 48_000);
        route(beliefs, kin("US", "verizon", "311-480"), 50_000, 40_000);
        route(beliefs, kin("FR", "orange", "208-01"), 50_000, 35_000);

        // Then
        assertThat(usualOfNew(kin("US", "att", "310-410"))).isCloseTo(0.96, within(0.003));
        assertThat(usualOfNew(kin("US", "verizon", "311-480"))).isCloseTo(0.80, within(0.003));
        assertThat(usualOfNew(kin("US", "other", "1"))).isCloseTo(0.88, within(0.003));
        assertThat(usualOfNew(kin("DE", "o2", "262-07"))).isCloseTo(123 / 150.0, within(0.003));
        Kin email = new Kin(Channel.EMAIL, "US", "att", "310-410");
        assertThat(draw(beliefs, email, route(beliefs, email, 0, 0)).normal().usual())
                .isCloseTo(0.92, within(1e-9));
    }

    @Test
    void terms_are_the_same_in_whatever_order_the_routes_learnt() {
        // Given
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            order.add(i);
        }
        Terms first = null;
        for (int run = 0; run < 5; run++) {
            // When
            Beliefs one = new Beliefs(0.5);
            for (int i : order) {
                one.busy(0, 1_000L * i);
                Kin kin = kin("C" + i % 3, "o" + i % 7, "d" + i % 11);
                SignalWatch watch = route(one, kin, 100 + i, 80 + i);
                if (i % 5 == 0) {
                    watch.withdraw();
                }
            }
            Kin kin = kin("C1", "o4", "d4");
            Terms terms = draw(one, kin, route(one, kin, 10, 10));

            // Then
            first = first == null ? terms : first;
            assertThat(terms).usingRecursiveComparison().isEqualTo(first);
            Collections.shuffle(order, new Random(run));
        }
    }

    @Test
    void busier_routes_are_judged_by_a_normal_that_is_lower() {
        // Given
        Kin kin = kin("US", "att", "310-410");
        SignalWatch slow = route(beliefs, kin, 10_000, 9_000);
        SignalWatch busy = route(beliefs, kin, 10_000, 9_000);
        busy.pace().sent((int) (3 * (LATER - START)));

        // Then
        assertThat(draw(beliefs, kin, busy).normal().arriving())
                .isLessThan(draw(beliefs, kin, slow).normal().arriving());
    }

    @Test
    void the_threshold_is_the_routes_share_of_the_budget_half_of_it_for_each_signal() {
        // Given
        Kin kin = kin("US", "att", "310-410");
        SignalWatch watch = route(beliefs, kin, 0, 0);
        beliefs.busy(0, BUSY);
        beliefs.busy(0, 3 * BUSY);
        beliefs.busy(0, 5 * BUSY);
        beliefs.busy(5 * BUSY, 0);

        // Then
        double share = 0.5 / 2 + 0.5 / 4;
        assertThat(draw(beliefs, kin, watch).threshold()).isCloseTo(Threshold.of(BUSY, 0.5 * share / 2), within(1e-9));
        beliefs.clear();
        assertThat(draw(beliefs, kin, watch).threshold()).isCloseTo(Threshold.of(BUSY, 0.5 / 4), within(1e-9));
    }

    /** A day's curve of .93 ± .04 on which a flat normal gives false alarms. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void terms_follow_the_hours_of_the_week_once_they_have_been_seen(boolean isBusyByDay) {
        // Given
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        Kin kin = kin("US", "att", "310-410");
        List<SignalWatch> watches = List.of(watch(kin), watch(kin), watch(kin));
        int most = 400;
        long end = START + 4L * WEEK;
        for (long block = START; block < end; block += Learner.BLOCK) {
            for (SignalWatch watch : watches) {
                double share = ofDay(block);
                int sent = isBusyByDay && share < 0.93 ? most / 10 : most;
                double chance = Math.sqrt(sent * share * (1 - share)) * random.nextGaussian();
                int arrived = (int) Math.max(0, Math.min(sent, Math.round(sent * share + chance)));
                watch.learner().arrived(block, 20, arrived);
                watch.learner().closed(block, sent, arrived);
                watch.learner().step(block);
            }
            beliefs.weeks().takeLearnt(new PackedWriter());
            if ((block - START) % 3_600 < Learner.BLOCK) {
                for (SignalWatch watch : watches) {
                    watch.judgeBy(draw(beliefs, kin, watch, block));
                }
            }
        }

        // Then
        for (long hour = end / 3_600; hour < end / 3_600 + 24; hour++) {
            Terms terms = draw(beliefs, kin, watches.get(0), hour * 3_600);
            double truth = ofDay(hour * 3_600 + 1_800);
            assertThat(terms.normal().usual()).isCloseTo(truth, within(0.012));
            assertThat(terms.normal().arriving()).isBetween(truth - 0.05, truth);
        }
    }

    private static double ofDay(long second) {
        return 0.93 + 0.04 * Math.sin(2 * Math.PI * (second % 86_400) / 86_400);
    }

    private SignalWatch watch(Kin kin) {
        return SignalWatch.of(HORIZON, kin, Signal.RECEIPT, beliefs);
    }

    private double usualOfNew(Kin kin) {
        return draw(beliefs, kin, route(beliefs, kin, 0, 0)).normal().usual();
    }

    private static Terms draw(Beliefs beliefs, Kin kin, SignalWatch watch) {
        return draw(beliefs, kin, watch, LATER);
    }

    private static Terms draw(Beliefs beliefs, Kin kin, SignalWatch watch, long now) {
        return beliefs.draw(kin, Signal.RECEIPT, watch, BUSY, now);
    }

    /** One that has learnt this, in eight blocks; each code arrives at an age of 20 s. */
    private static SignalWatch route(Beliefs beliefs, Kin kin, int sent, int arrived) {
        SignalWatch watch = SignalWatch.of(HORIZON, kin, Signal.RECEIPT, beliefs);
        watch.pace().begin(START);
        watch.learner().step(START);
        for (int block = 0; block < 8; block++) {
            long cohort = START + block * (long) Learner.BLOCK;
            int part = arrived * (block + 1) / 8 - arrived * block / 8;
            watch.learner().arrived(cohort, 20, part);
            watch.learner().closed(cohort, sent * (block + 1) / 8 - sent * block / 8, part);
        }
        watch.learner().step(LATER);
        return watch;
    }

    private static Kin kin(String country, String operator, String domain) {
        return new Kin(Channel.SMS, country, operator, domain);
    }
}
