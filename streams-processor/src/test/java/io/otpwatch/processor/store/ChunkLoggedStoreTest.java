package io.otpwatch.processor.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.internals.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChunkLoggedStoreTest {
    private final FakeState state = new FakeState();
    private final FakeTask task = new FakeTask();
    private final List<String> trims = new ArrayList<>();
    private final ChunkLoggedStore<FakeState> store = new ChunkLoggedStore<>(
            "in-flight", state, (topic, partition, mark) -> trims.add(topic + " " + partition + " " + mark));

    @BeforeEach
    void init() {
        state.pending = "1 left over";
        store.init(task.context(), store);
    }

    @Test
    void it_starts_empty_and_open_whatever_was_there() {
        assertThat(state.calls).containsExactly("clear", "opened 3 active");
        assertThat(state.pending).isEmpty();
        assertThat(store.isOpen()).isTrue();
        assertThat(task.registered).containsExactly(store);
    }

    @Test
    void a_standby_is_told_that_it_is_one() {
        // Given
        task.type = Task.TaskType.STANDBY;

        // When
        store.init(task.context(), store);

        // Then
        assertThat(state.calls).endsWith("clear", "opened 3 standby");
    }

    @Test
    void a_flush_writes_exactly_one_chunk() {
        // Given
        state.pending = "7 words";

        // When
        store.flushCache();
        store.flushCache();

        // Then
        assertThat(task.changelog).extracting(chunk -> new String(chunk, UTF_8)).containsExactly("7 words");
        assertThat(task.keys).doesNotContainNull();
    }

    @Test
    void history_is_forgotten_only_after_it_was_written() {
        // Given
        state.pending = "7 words";
        task.failures = 1;

        // When
        assertThatThrownBy(store::flushCache).hasMessage("cannot write");
        String kept = state.pending;
        store.flushCache();

        // Then
        assertThat(kept).isEqualTo("7 words");
        assertThat(task.changelog).hasSize(1);
    }

    @Test
    void a_full_chunk_is_written_at_once_and_no_other() {
        // Given
        state.pending = "7 words";

        // When
        store.writeFullChunk();
        int written = task.changelog.size();
        state.full = true;
        store.writeFullChunk();

        // Then
        assertThat(written).isZero();
        assertThat(task.changelog).hasSize(1);
        assertThat(state.calls).doesNotContain("committed");
    }

    @Test
    void a_flush_after_a_commit_that_failed_does_not_take_it_for_a_success() {
        // Given
        state.pending = "7 words";
        store.writeFullChunk();
        store.flushCache();
        state.calls.clear();

        // When
        store.flushCache();

        // Then
        assertThat(state.calls).doesNotContain("committed");
    }

    @Test
    void history_that_was_not_written_before_the_task_moves_is_a_fault() {
        // Given
        state.pending = "7 words";

        // Then
        assertThatThrownBy(store::clearCache)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in-flight");
        assertThat(state.calls).doesNotContain("suspended");
        store.flushCache();
        store.clearCache();
    }

    @Test
    void a_task_that_becomes_a_standby_is_suspended_after_what_it_wrote() {
        // Given
        state.pending = "7 words";
        store.flushCache();

        // When
        store.clearCache();

        // Then
        assertThat(state.calls).endsWith("written", "suspended");
    }

    @Test
    void a_flush_after_records_takes_the_commit_before_for_a_success() {
        // Given
        store.writeFullChunk();
        store.flushCache();
        state.calls.clear();

        // When
        state.pending = "7 words";
        store.writeChunk();
        store.flushCache();

        // Then
        assertThat(state.calls).containsExactly("written", "committed");
    }

    @Test
    void a_restore_replays_the_chunks_in_order() {
        // When
        task.restores(List.of(record(5, "1 a"), record(7, "2 b")));
        task.restores(List.of(record(8, "3 c")));

        // Then
        assertThat(state.replayed).containsExactly("1 a", "2 b", "3 c");
        assertThat(task.changelog).isEmpty();
    }

    @Test
    void what_was_restored_is_trimmed_by_its_offset() {
        // Given
        task.restores(List.of(record(5, "1000 a"), record(7, "2000 b"), record(9, "3000 c")));
        state.neededFrom = 2_000;
        store.flushCache();
        store.writeFullChunk();
        store.trim();
        List<String> afterOneFlush = List.copyOf(trims);

        // When
        store.flushCache();
        store.trim();

        // Then
        assertThat(afterOneFlush).isEmpty();
        assertThat(trims).containsExactly("app-in-flight-changelog 3 Mark[offset=7, writtenAtMs=-1]");
    }

    @Test
    void a_restore_forgets_what_its_owner_will_have_trimmed() {
        // Given
        state.neededFrom = 2_000;
        task.restores(List.of(record(5, "1000 a"), record(7, "2000 b"), record(9, "3000 c")));
        store.flushCache();

        // When
        store.writeFullChunk();
        store.flushCache();
        store.trim();

        // Then
        assertThat(trims).isEmpty();
    }

    @Test
    void what_was_written_here_is_trimmed_by_its_time() {
        // Given
        for (int second = 0; second < 3; second++) {
            state.pending = second * 10 + " words";
            store.flushCache();
            task.now += 2_000;
        }
        state.neededFrom = 15;
        store.flushCache();
        store.writeFullChunk();
        store.flushCache();

        // When
        store.trim();

        // Then
        assertThat(trims).hasSize(1).first().asString().contains("offset=-1, writtenAtMs=" + (task.now - 2_000));
    }

    @Test
    void closing_twice_is_closing_once() {
        // When
        store.close();
        store.close();

        // Then
        assertThat(state.calls).endsWith("closed", "clear").containsOnlyOnce("closed");
        assertThat(store.isOpen()).isFalse();
    }

    @Test
    void a_store_that_is_used_again_starts_empty() {
        // Given
        task.restores(List.of(record(5, "1000 a"), record(7, "2000 b")));
        state.pending = "7000 words";
        store.flushCache();
        state.neededFrom = 10_000;
        store.flushCache();
        state.pending = "8 words";

        // When
        store.init(task.context(), store);
        store.flushCache();
        store.writeFullChunk();
        store.flushCache();
        store.trim();

        // Then
        assertThat(state.replayed).isEmpty();
        assertThat(task.changelog).hasSize(1);
        assertThat(trims).isEmpty();
    }

    @Test
    void before_it_is_initialised_it_says_so() {
        // Given
        FakeState fresh = new FakeState();
        fresh.pending = "7 words";
        ChunkLoggedStore<FakeState> unused = new ChunkLoggedStore<>("in-flight", fresh, ChangelogTrimmer.NONE);

        // Then
        assertThat(unused.isOpen()).isFalse();
        assertThatThrownBy(unused::flushCache)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not initialised");
    }

    @Test
    void it_is_memory_with_a_log_and_takes_no_listener() {
        assertThat(store.persistent()).isFalse();
        assertThat(store.name()).isEqualTo("in-flight");
        assertThat(store.setFlushListener(record -> {}, false)).isFalse();
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String chunk) {
        return new ConsumerRecord<>("app-in-flight-changelog", 3, offset, new byte[] {1}, chunk.getBytes(UTF_8));
    }
}
