package io.otpwatch.processor.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotQueueTest {
    private final SlotPool pool = new SlotPool();
    private final SlotQueue queue = new SlotQueue(pool);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void slots_are_given_back_in_the_order_in_which_they_were_added(long seed) {
        // Given
        Random random = new Random(seed);
        Deque<Integer> model = new ArrayDeque<>();
        Set<Integer> held = new HashSet<>();

        for (int burst = 0; burst < 60; burst++) {
            // When
            for (int i = random.nextInt(6_000); i > 0; i--) {
                int slot = queue.add();
                model.add(slot);
                assertThat(held.add(slot)).as("seed %d: slot is free", seed).isTrue();
            }
            for (int i = random.nextInt(7_000); i > 0 && !model.isEmpty(); i--) {
                assertThat(queue.head()).as("seed %d", seed).isEqualTo(model.getFirst());
                queue.removeHead();
                held.remove(model.removeFirst());
            }

            // Then
            assertThat(queue.size()).as("seed %d", seed).isEqualTo(model.size());
            assertThat(queue.isEmpty()).as("seed %d", seed).isEqualTo(model.isEmpty());
            assertThat(all(queue)).as("seed %d", seed).containsExactlyElementsOf(model);
        }
    }

    @Test
    void two_queues_of_one_pool_never_hold_the_same_slot() {
        // Given
        SlotQueue other = new SlotQueue(pool);
        Random random = new Random(7);

        // When
        for (int i = 0; i < 50_000; i++) {
            SlotQueue one = random.nextBoolean() ? queue : other;
            one.add();
            if (random.nextInt(3) > 0) {
                one.removeHead();
            }
        }

        // Then
        List<Integer> both = all(queue);
        both.addAll(all(other));
        assertThat(both).doesNotHaveDuplicates();
    }

    @Test
    void the_cursor_visits_each_slot_once_and_is_taken_along_by_the_head() {
        // Given
        List<Integer> added = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            added.add(queue.add());
        }
        Iterator<Integer> expected = added.subList(1_500, 3_000).iterator();

        // When
        for (int i = 0; i < 1_500; i++) {
            queue.removeHead();
        }

        // Then
        while (!queue.atTail()) {
            assertThat(queue.atCursor()).isEqualTo(expected.next());
            queue.moveCursor();
        }
        assertThat(expected.hasNext()).isFalse();
        assertThat(queue.size()).isEqualTo(1_500);
    }

    @Test
    void memory_follows_what_is_held_and_not_what_was_ever_added() {
        // Given
        for (int i = 0; i < 5_000; i++) {
            queue.add();
        }
        long held = pool.bytes();

        // When
        for (int i = 0; i < 1_000_000; i++) {
            queue.add();
            queue.removeHead();
        }

        // Then
        assertThat(pool.bytes()).isLessThanOrEqualTo(held + 2L * SlotPool.SEGMENT_SLOTS * SlotPool.SLOT_BYTES);
    }

    @Test
    void a_queue_that_was_drained_holds_one_segment_at_most() {
        // Given
        for (int i = 0; i < 100_500; i++) {
            queue.add();
        }

        // When
        while (!queue.isEmpty()) {
            queue.removeHead();
        }

        // Then
        long tables = 24L * 256;
        assertThat(pool.bytes()).isLessThanOrEqualTo((long) SlotPool.SEGMENT_SLOTS * SlotPool.SLOT_BYTES + tables);
    }

    @Test
    void a_cleared_queue_begins_anew() {
        // Given
        for (int i = 0; i < 2_500; i++) {
            queue.add();
        }

        // When
        queue.clear();
        pool.clear();

        // Then
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.atTail()).isTrue();
        int slot = queue.add();
        assertThat(all(queue)).containsExactly(slot);
    }

    private static List<Integer> all(SlotQueue queue) {
        List<Integer> slots = new ArrayList<>();
        queue.forEach(slots::add);
        return slots;
    }
}
