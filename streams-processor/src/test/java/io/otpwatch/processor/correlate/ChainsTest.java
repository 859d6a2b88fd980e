package io.otpwatch.processor.correlate;

import static io.otpwatch.processor.correlate.Entries.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainsTest {
    private final SlotPool pool = new SlotPool();
    private final SlotQueue slots = new SlotQueue(pool);
    private final Chains chains = new Chains(pool);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void random_adds_removes_and_replacements_are_those_of_lists(long seed) {
        // Given
        Random random = new Random(seed);
        Map<String, Deque<Integer>> model = new HashMap<>();

        // When
        for (int i = 0; i < 30_000; i++) {
            String challenge = "c-" + random.nextInt(500);
            Deque<Integer> chain = model.computeIfAbsent(challenge, id -> new ArrayDeque<>());
            int what = random.nextInt(chain.isEmpty() ? 1 : 4);
            if (what < 2) {
                chain.addFirst(add(challenge, 1, SlotFlags.OPEN));
            } else {
                List<Integer> members = new ArrayList<>(chain);
                int at = random.nextInt(members.size());
                if (what == 2) {
                    chains.remove(members.get(at));
                    members.subList(at, at + 1).clear();
                } else {
                    int copy = slots.add();
                    pool.copy(members.get(at), copy);
                    chains.replace(members.set(at, copy), copy);
                }
                model.put(challenge, new ArrayDeque<>(members));
            }
        }

        // Then
        model.forEach((challenge, chain) -> assertThat(members(challenge))
                .as("seed %d, %s", seed, challenge)
                .containsExactlyElementsOf(chain));
    }

    @Test
    void a_chain_is_full_at_its_limit_and_not_before() {
        // Given
        for (int i = 1; i < Chains.MAX; i++) {
            add("c-1", 1, SlotFlags.OPEN);
        }
        boolean fullBefore = chains.isFull(newest("c-1"));

        // When
        add("c-1", 1, SlotFlags.OPEN);

        // Then
        assertThat(fullBefore).isFalse();
        assertThat(chains.isFull(newest("c-1"))).isTrue();
        assertThat(chains.isFull(SlotPool.NONE)).isFalse();
    }

    @Test
    void the_first_code_is_the_oldest_of_attempt_one_that_is_still_a_code() {
        // Given
        add("c-1", 1, SlotFlags.WAITING);
        int first = add("c-1", 1, SlotFlags.CLOSED);
        add("c-1", 1, SlotFlags.OPEN);
        int newest = add("c-1", 2, SlotFlags.OPEN);

        // When
        int found = chains.firstCode(newest);

        // Then
        assertThat(found).isEqualTo(first);
    }

    @Test
    void a_challenge_of_resends_alone_has_no_first_code() {
        // When
        int resend = add("c-1", 2, SlotFlags.OPEN);

        // Then
        assertThat(chains.firstCode(resend)).isEqualTo(SlotPool.NONE);
    }

    private int add(String challenge, int attempt, int flags) {
        Entry sent = Entries.sent(challenge, "code", 0, START);
        sent.attempt = attempt;
        int slot = slots.add();
        pool.write(slot, sent, flags);
        chains.add(slot, newest(challenge));
        return slot;
    }

    private int newest(String challenge) {
        IdKey key = new IdKey();
        key.read(challenge);
        return chains.newest(key);
    }

    private List<Integer> members(String challenge) {
        List<Integer> members = new ArrayList<>();
        for (int slot = newest(challenge); slot != SlotPool.NONE; slot = pool.link(slot)) {
            members.add(slot);
        }
        return members;
    }
}
