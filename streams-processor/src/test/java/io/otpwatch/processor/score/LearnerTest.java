package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.processor.packed.PackedWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnerTest {
    private static final int HORIZON = 600;
    private static final double USUAL = 0.9;
    private static final int EARLY_BLOCK = 1 << Learner.widestCohortLog(HORIZON);

    /** At the beginning of a block, and of an hour of blocks. */
    private static final long START = 1_700_000_000L / 921_600 * 921_600;

    private static final long WARM = START + Learner.HOLD + HORIZON;

    private final Family family = new Family();
    private final HoursOfWeek hours = new HoursOfWeek();
    private final Learner learner = new Learner(HORIZON, List.of(family), hours);

    @Test
    void a_block_is_admitted_when_the_last_of_its_cohorts_is_as_old_as_the_horizon() {
        // Given
        learner.step(START);
        block(learner, START, 100, 90);

        // When
        learner.step(START + EARLY_BLOCK + HORIZON - 1);

        // Then
        assertThat(learner.learnt().isEmpty()).isTrue();
        learner.step(START + EARLY_BLOCK + HORIZON);
        assertThat(learner.learnt().sent()).isEqualTo(100);
        assertThat(learner.learnt().arrived()).isEqualTo(90);
        assertThat(learner.learnt().law(ArrivalLaw.logNormal(6, 1), 0).at(4)).isEqualTo(1);
        assertThat(learner.isCold(WARM - 1)).isTrue();
        assertThat(learner.isCold(WARM)).isFalse();
    }

    @Test
    void latencies_are_learnt_in_the_first_minutes_though_cohorts_are_wide_when_they_close() {
        // Given
        learner.step(START);
        learner.arrived(START + 10, 4, 40);
        learner.arrived(START + EARLY_BLOCK - 1, 4, 50);
        learner.step(START + EARLY_BLOCK + HORIZON - 1);

        // When
        learner.closed(START, 100, 90);
        learner.step(START + EARLY_BLOCK + HORIZON);

        // Then
        assertThat(learner.learnt().sent()).isEqualTo(100);
        assertThat(learner.learnt().law(ArrivalLaw.logNormal(60, 1), 0).at(4)).isEqualTo(1);
    }

    @Test
    void blocks_are_longer_when_something_is_known() {
        // Given
        learner.step(START);
        block(learner, START + Learner.EARLY, 100, 90);

        // When
        learner.step(START + Learner.EARLY + Learner.BLOCK + HORIZON - 1);

        // Then
        assertThat(learner.isEarly(START + Learner.EARLY - 1)).isTrue();
        assertThat(learner.isEarly(START + Learner.EARLY)).isFalse();
        assertThat(learner.learnt().isEmpty()).isTrue();
        learner.step(START + Learner.EARLY + Learner.BLOCK + HORIZON);
        assertThat(learner.learnt().sent()).isEqualTo(100);
    }

    @Test
    void what_an_operator_accepts_takes_the_place_of_all_that_was_learnt() {
        // Given
        learner.step(START);
        block(learner, START, 1_000, 900);
        learner.step(START + EARLY_BLOCK + HORIZON);
        learner.suspicious(START + 5_000);

        // When
        learner.accept(new ArrivingShare(0.5, 0.4, 0.6, 40), START + 4_000);

        // Then
        assertThat(learner.learnt().sent()).isEqualTo(1_000);
        assertThat(learner.learnt().arrived()).isEqualTo(500);
        assertThat(family.arrivals().arrived()).isEqualTo(500);
    }

    @Test
    void of_what_was_not_all_seen_nothing_is_learnt_and_nothing_else_is_lost() {
        // Given
        learner.step(START);
        learner.step(WARM);
        long first = START + 43L * Learner.BLOCK; // the first of its hour
        block(learner, first, 100, 90);
        learner.step(first + Learner.BLOCK + HORIZON);
        long unseen = first + 4L * Learner.BLOCK;
        block(learner, unseen - Learner.BLOCK, 100, 100);

        // When
        learner.unseen(unseen);
        block(learner, unseen, 100, 100);
        block(learner, unseen + Learner.BLOCK, 100, 80);
        Learner read = new Learner(HORIZON, List.of(), hours);
        read.read(Packed.reader(learner::write));

        // Then
        for (Learner each : List.of(learner, read)) {
            each.step(unseen + 2L * Learner.BLOCK + HORIZON);
            each.step(unseen + 4_000 + HORIZON + Learner.HOLD);
            assertThat(each.learnt().sent()).isEqualTo(200);
            assertThat(each.learnt().arrived()).isEqualTo(170);
        }
    }

    @Test
    void what_was_not_all_seen_is_not_learnt_when_an_operator_accepts_either() {
        // Given
        learner.step(START);
        block(learner, START + 4_000, 1_000, 1_000);
        learner.unseen(START + 4_100);
        learner.suspicious(START + 4_200);

        // When
        learner.accept(new ArrivingShare(0.5, 0.4, 0.6, 40), START + 3_900);
        learner.step(START + 4_000 + 2L * Learner.BLOCK + HORIZON);

        // Then
        assertThat(learner.learnt().sent()).isEqualTo(1_000);
        assertThat(learner.learnt().arrived()).isEqualTo(500);
    }

    @Test
    void arrivals_beyond_the_horizon_teach_nothing() {
        // Given
        learner.step(START);
        learner.arrived(START, HORIZON + 1, 50);
        learner.arrived(START, 8, 50);
        learner.closed(START, 100, 100);

        // When
        learner.step(START + Learner.BLOCK + HORIZON);

        // Then
        assertThat(learner.learnt().law(ArrivalLaw.logNormal(6, 1), 0).at(8)).isEqualTo(1);
    }

    @Test
    void after_the_first_hours_blocks_of_an_hour_are_held_for_two_more() {
        // Given
        learner.step(START);
        learner.step(WARM);
        long first = START + 43L * Learner.BLOCK; // the first of its hour
        long end = first;
        for (; end / 3_600 == first / 3_600; end += Learner.BLOCK) {
            block(learner, end, 100, 90);
            learner.step(end + Learner.BLOCK + HORIZON);
        }
        double sent = 100 * (end - first) / (double) Learner.BLOCK;

        // When
        learner.step(end + HORIZON + Learner.HOLD - 1);

        // Then
        assertThat(learner.learnt().isEmpty()).isTrue();
        learner.step(end + HORIZON + Learner.HOLD);
        assertThat(learner.learnt().sent()).isEqualTo(sent);
    }

    @Test
    void a_block_since_whose_beginning_anything_was_suspicious_is_dropped() {
        // Given
        learner.step(START);
        block(learner, START, 100, 90);
        block(learner, START + Learner.BLOCK, 200, 20);
        block(learner, START + 2 * Learner.BLOCK, 400, 360);

        // When
        learner.suspicious(START + 2 * Learner.BLOCK - 1);
        learner.step(START + 3 * Learner.BLOCK + HORIZON);

        // Then
        assertThat(learner.learnt().sent()).isEqualTo(400);
    }

    @Test
    void trouble_while_a_block_is_held_drops_it() {
        // Given
        learner.step(START);
        learner.step(WARM);
        block(learner, WARM / Learner.BLOCK * Learner.BLOCK, 100, 90);
        learner.step(WARM + 1_000);

        // When
        learner.suspicious(WARM + 5_000);
        learner.step(WARM + 3 * Learner.HOLD);

        // Then
        assertThat(learner.learnt().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hours_are_told_of_what_was_held_and_of_no_trouble(boolean isTrouble) {
        // Given
        warmUp();
        assertThat(hours.hasLearnt()).isFalse();
        long first = WARM / Learner.BLOCK * Learner.BLOCK;
        block(learner, first, 1_000, 900);

        // When
        if (isTrouble) {
            learner.suspicious(first + 5_000);
        }
        learner.step(first + Learner.BLOCK + HORIZON + Learner.HOLD);

        // Then
        assertThat(hours.hasLearnt()).isNotEqualTo(isTrouble);
    }

    @Test
    void a_block_that_is_as_its_hour_usually_is_does_not_differ() {
        // Given
        warmUp();
        long first = WARM / Learner.BLOCK * Learner.BLOCK;
        for (int i = 0; i < 2_000; i++) {
            double known = Estimate.shifted(USUAL, hours.offset(first));
            hours.learnt(first, 10_000, 10_000 * 0.8, known);
            hours.takeLearnt(new PackedWriter());
        }
        double before = learner.spread().deviation(USUAL, 0.2);

        // When
        block(learner, first, 10_000, 8_000);
        learner.step(first + Learner.BLOCK + HORIZON);
        learner.step(first + Learner.BLOCK + HORIZON + Learner.HOLD);

        // Then
        assertThat(learner.spread().deviation(USUAL, 0.2)).isLessThan(before);
        assertThat(learner.meanOffset()).isBetween(-0.8, -0.5);
    }

    /** Until blocks are held, and what is usual is known well enough. */
    private void warmUp() {
        learner.step(START);
        block(learner, START, 1_000, 900);
        learner.step(WARM - 1);
        learner.step(WARM);
        assertThat(learner.learnt().sent()).isEqualTo(1_000);
    }

    @Test
    void what_was_learnt_counts_half_after_a_week() {
        // Given
        learner.step(START);
        block(learner, START, 1_000, 900);
        long admitted = START + Learner.BLOCK + HORIZON;
        learner.step(admitted);

        // When
        long week = 7 * 86_400L;
        long second = admitted + week - HORIZON - Learner.HOLD - Learner.BLOCK;
        long start = second / Learner.BLOCK * Learner.BLOCK;
        block(learner, start, 10, 10);
        learner.step(start + Learner.BLOCK + HORIZON);
        learner.step(admitted + week);

        // Then
        assertThat(learner.learnt().sent()).isEqualTo(510);
        assertThat(learner.learnt().arrived()).isEqualTo(460);
    }

    @Test
    void a_family_is_the_exact_sum_of_its_members_in_whatever_order_they_learnt() {
        // Given
        SplittableRandom random = new SplittableRandom(1);
        List<Learner> members = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            members.add(new Learner(HORIZON, List.of(family), new HoursOfWeek()));
            members.get(i).step(START);
        }

        // When
        for (int step = 0; step < 400; step++) {
            int member = random.nextInt(members.size());
            int sent = 1 + random.nextInt(90);
            long start = START + step * (long) Learner.BLOCK;
            block(members.get(member), start, sent, random.nextInt(sent));
            members.get(random.nextInt(members.size())).step(start);
        }

        // Then
        Family sum = new Family();
        members.forEach(member -> sum.add(member.learnt(), member.spread()));
        assertThat(family).usingRecursiveComparison().isEqualTo(sum);
        assertThat(family.arrivals().sent()).isGreaterThan(1_000);
        members.subList(1, 5).forEach(Learner::withdraw);
        assertThat(family.arrivals())
                .usingRecursiveComparison()
                .isEqualTo(members.get(0).learnt());
        members.get(0).clear();
        assertThat(family).usingRecursiveComparison().isEqualTo(new Family());
    }

    @Test
    void one_that_was_written_and_read_goes_on_alike_and_tells_its_families() {
        // Given some that is learnt, some that is held, and some that is open
        learner.step(START);
        for (long start = START; start < WARM + 9_000; start += Learner.BLOCK) {
            block(learner, start, 100, 88);
            learner.step(start);
        }
        learner.suspicious(WARM - 3_000);
        Family another = new Family();
        Learner read = new Learner(HORIZON, List.of(another), new HoursOfWeek());

        // When
        read.read(Packed.reader(learner::write));

        // Then
        assertThat(another).usingRecursiveComparison().isEqualTo(family);
        assertThat(Packed.bytes(read::write)).isEqualTo(Packed.bytes(learner::write));
        double before = learner.learnt().sent();
        learner.step(WARM + 90_000);
        read.step(WARM + 90_000);
        assertThat(read.learnt()).usingRecursiveComparison().isEqualTo(learner.learnt());
        assertThat(learner.learnt().sent()).isGreaterThan(before);
    }

    @Test
    void blocks_vary_by_what_they_are_off_the_usual() {
        // Given
        learner.step(START);
        block(learner, START, 10_000, 9_000);
        for (int i = 1; i < 400; i++) {
            block(learner, START + i * (long) Learner.BLOCK, 1_000, i % 2 == 0 ? 850 : 950);
            learner.step(START + (i + 1L) * Learner.BLOCK + HORIZON);
        }

        // When
        learner.step(START + 400L * Learner.BLOCK + HORIZON + 2 * Learner.HOLD);

        // Then
        assertThat(learner.spread().deviation(USUAL, 0.2)).isCloseTo(0.05 / 0.09, within(0.03));
    }

    /** They are of the same stretch as all that is known. */
    @Test
    void early_blocks_say_nothing_of_how_much_they_vary() {
        // Given
        learner.step(START);
        for (int i = 0; i < 4; i++) {
            block(learner, START + i * (long) Learner.BLOCK, 10_000, 9_000);
        }

        // When
        learner.step(START + 4L * Learner.BLOCK + HORIZON);

        // Then
        assertThat(learner.learnt().sent()).isEqualTo(40_000);
        assertThat(learner.spread().deviation(USUAL, 0.2)).isEqualTo(0.2);
    }

    private static void block(Learner learner, long start, int sent, int arrived) {
        learner.arrived(start + 3, 4, arrived);
        learner.closed(start + 3, sent, arrived);
    }
}
