package io.otpwatch.processor.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.otpwatch.processor.decode.WriterSchemas.Found;
import io.otpwatch.processor.decode.WriterSchemas.Lookup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Several threads that look up schemas at a time. */
class SharedLookUpsTest {
    private static final Found SCHEMA = new Found(Schema.create(Schema.Type.STRING));
    private static final Duration SLOW = Duration.ofMillis(300);
    private static final int THREADS = 8;

    private final AtomicLong now = new AtomicLong(5);
    private final List<Integer> asked = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    @Test
    void eight_threads_that_need_three_schemas_of_a_slow_registry_make_three_requests_and_all_are_served()
            throws InterruptedException {
        // Given
        RegisteredSchemas schemas = new RegisteredSchemas(
                (id, within) -> {
                    asked.add(id);
                    await().until(() -> threads.stream().allMatch(SharedLookUpsTest::waits));
                    now.addAndGet(SLOW.toNanos());
                    return SCHEMA;
                },
                now::get);
        List<Lookup> found = new CopyOnWriteArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(new Thread(() -> List.of(1, 2, 3).forEach(id -> found.add(schemas.find(id)))));
        }

        // When
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        // Then
        assertThat(found).hasSize(3 * THREADS).containsOnly(SCHEMA);
        assertThat(asked).containsExactly(1, 2, 3);
        assertThat(schemas.warning()).isEmpty();
    }

    @Test
    void what_one_thread_waited_is_not_taken_from_another() {
        // Given
        RegisteredSchemas schemas = new RegisteredSchemas(
                (id, within) -> {
                    now.addAndGet(RegisteredSchemas.WAIT.toNanos());
                    return SCHEMA;
                },
                now::get);
        schemas.find(1);

        // When
        Lookup here = schemas.find(2);
        Lookup elsewhere = CompletableFuture.supplyAsync(() -> schemas.find(2)).join();

        // Then
        assertThat(here).isEqualTo(RegistryAnswer.AWAY);
        assertThat(elsewhere).isEqualTo(SCHEMA);
    }

    @Test
    void an_answer_that_comes_too_late_for_one_record_serves_the_next() {
        // Given a thread with a millisecond left
        CountDownLatch answers = new CountDownLatch(1);
        RegisteredSchemas schemas = new RegisteredSchemas(
                (id, within) -> {
                    if (asked.isEmpty()) {
                        now.addAndGet(RegisteredSchemas.WAIT.minusMillis(1).toNanos());
                    } else {
                        awaitOpen(answers);
                    }
                    asked.add(id);
                    return SCHEMA;
                },
                now::get);
        schemas.find(1);

        // When
        Lookup tooEarly = schemas.find(2);
        answers.countDown();

        // Then
        assertThat(tooEarly).isEqualTo(RegistryAnswer.AWAY);
        assertThat(schemas.warning().orElseThrow()).startsWith("the schema registry answers too slowly");
        await().untilAsserted(() -> assertThat(schemas.find(2)).isEqualTo(SCHEMA));
        assertThat(asked).containsExactly(1, 2);
    }

    /** Or has ended, or has what it came for. */
    private static boolean waits(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, TERMINATED -> true;
            default -> false;
        };
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
