package io.otpwatch.processor.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeIndexTest {
    private static final double BYTES_A_CHALLENGE = 21.4;

    private final SlotPool pool = new SlotPool();
    private final SlotQueue slots = new SlotQueue(pool);
    private final ChallengeIndex index = new ChallengeIndex(pool);
    private final Entry entry = new Entry();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void random_puts_and_removes_are_those_of_a_map(long seed) {
        // Given
        Random random = new Random(seed);
        Map<UUID, Integer> model = new HashMap<>();
        List<UUID> challenges = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            challenges.add(new UUID(random.nextLong(), random.nextLong()));
        }

        // When
        for (int i = 0; i < 200_000; i++) {
            UUID challenge = challenges.get(random.nextInt(challenges.size()));
            Integer slot = model.get(challenge);
            if (slot != null && random.nextBoolean()) {
                index.remove(slot);
                model.remove(challenge);
            } else {
                model.put(challenge, put(challenge));
            }
        }

        // Then
        for (UUID challenge : challenges) {
            assertThat(newest(challenge))
                    .as("seed %d, challenge %s", seed, challenge)
                    .isEqualTo(model.getOrDefault(challenge, SlotPool.NONE));
        }
    }

    @Test
    void two_hundred_thousand_sequential_ids_are_all_found() {
        // When
        Map<UUID, Integer> model = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            UUID challenge = sequential(i);
            model.put(challenge, put(challenge));
        }

        // Then
        model.forEach((challenge, slot) -> assertThat(newest(challenge)).isEqualTo(slot));
        assertThat(newest(sequential(200_000))).isEqualTo(SlotPool.NONE);
    }

    @Test
    void a_challenge_costs_no_more_than_is_said_whether_its_ids_are_random_or_sequential() {
        // Given
        Random random = new Random(42);
        ChallengeIndex sequential = new ChallengeIndex(pool);

        // When
        for (int size = 1; size <= 400_000; size++) {
            put(new UUID(random.nextLong(), random.nextLong()));
            sequential.put(slot(sequential(size)));

            // Then
            if (size >= 100_000 && size % 5_000 == 0) {
                long directory = 8L * Integer.highestOneBit(size / 384) * 8;
                assertThat(index.bytes())
                        .as("%d random", size)
                        .isLessThan((long) (BYTES_A_CHALLENGE * size) + directory);
                assertThat(sequential.bytes())
                        .as("%d sequential", size)
                        .isLessThan((long) (BYTES_A_CHALLENGE * size) + directory);
            }
        }
    }

    @Test
    void the_newest_slot_of_a_challenge_takes_the_place_of_the_one_before() {
        // Given
        UUID challenge = sequential(1);
        put(challenge);

        // When
        int newer = put(challenge);

        // Then
        assertThat(newest(challenge)).isEqualTo(newer);
    }

    @Test
    void removing_what_is_not_there_changes_nothing() {
        // Given
        int here = put(sequential(1));
        int gone = slot(sequential(2));

        // When
        index.remove(gone);

        // Then
        assertThat(newest(sequential(1))).isEqualTo(here);
    }

    @Test
    void a_cleared_index_is_empty_and_small() {
        // Given
        for (int i = 0; i < 10_000; i++) {
            put(sequential(i));
        }

        // When
        index.clear();

        // Then
        assertThat(newest(sequential(1))).isEqualTo(SlotPool.NONE);
        assertThat(index.bytes()).isEqualTo(new ChallengeIndex(pool).bytes());
    }

    private int put(UUID challenge) {
        int slot = slot(challenge);
        index.put(slot);
        return slot;
    }

    private int slot(UUID challenge) {
        int slot = slots.add();
        entry.challenge.hi = challenge.getMostSignificantBits();
        entry.challenge.lo = challenge.getLeastSignificantBits();
        entry.appendedAt = Entries.START;
        pool.write(slot, entry, 0);
        return slot;
    }

    private int newest(UUID challenge) {
        return index.newest(challenge.getMostSignificantBits(), challenge.getLeastSignificantBits());
    }

    private static UUID sequential(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }
}
