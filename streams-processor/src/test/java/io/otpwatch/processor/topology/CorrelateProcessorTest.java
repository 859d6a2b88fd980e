package io.otpwatch.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.processor.correlate.Correlation;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.decode.WriterSchemas;
import io.otpwatch.processor.incident.IncidentSettings;
import io.otpwatch.processor.lockouts.LockoutRule;
import io.otpwatch.processor.metrics.CommittedRejections;
import io.otpwatch.processor.metrics.WatchMetrics;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.ChangelogTrimmer;
import io.otpwatch.processor.store.ChunkLoggedStore;
import io.otpwatch.processor.store.ChunkLoggedStoreBuilder;
import io.otpwatch.schemas.Heartbeat;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.KnownDomains;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorrelateProcessorTest {
    private static final long START = 1_700_000_000_000L;
    private static final long COMMITTED = -1;
    private static final Horizons HORIZONS = Horizons.of(Duration.ofSeconds(10), Duration.ofSeconds(30));
    private static final WatchTopology.Settings SETTINGS = new WatchTopology.Settings(
            HORIZONS,
            OutcomePolicy.ALL,
            true,
            true,
            LockoutRule.DEFAULT,
            IncidentSettings.DEFAULT,
            KnownDomains.shipped(),
            new WatchTopology.Layout(1, 2),
            new WatchTopology.Trim(Duration.ofMinutes(1), Duration.ZERO, Duration.ofMinutes(5)));

    private final Map<TopicPartition, Long> wentBackTo = new HashMap<>();
    private final Reading reading = new Reading() {
        @Override
        public void goBackTo(TopicPartition input, long position) {
            wentBackTo.put(input, position);
        }

        @Override
        public void goBackToCommitted(TopicPartition input) {
            wentBackTo.put(input, COMMITTED);
        }
    };
    private final TaskStatuses statuses = new TaskStatuses(InstantSource.system());
    private final ChunkLoggedStore<CorrelateState> store =
            new ChunkLoggedStoreBuilder<>(Names.IN_FLIGHT, this::state, ChangelogTrimmer.NONE, -1).build();
    private final FakeContext task = new FakeContext(store);
    private CorrelateProcessor processor =
            new CorrelateProcessor(SETTINGS, new LeverBoard(), WriterSchemas.NONE, statuses, reading);

    @BeforeEach
    void init() {
        store.init(task.context, store);
        processor.init(task.context);
    }

    @Test
    void an_outcome_and_deltas_and_the_history_they_follow_from_are_written_in_one_call() {
        // Given
        send(Topics.CODE_SENT, Events.sent("c-1", "code-a", START), 0, START);
        heartbeat(Topics.CODE_SENT, 1, START + 40_000);
        heartbeat(Topics.CODE_RECEIVED, 0, START + 40_000);
        int before = task.written.size();

        // When
        heartbeat(Topics.CODE_FAILED, 0, START + 40_000);

        // Then
        assertThat(before).isZero();
        assertThat(task.written).containsExactly(Names.OUTCOMES, Names.DELTAS_OUT, Names.DELTAS_OUT, "changelog");
        assertThat(store.state().pendingChunk()).isNull();
    }

    @Test
    void history_from_which_nothing_follows_waits_for_the_commit() {
        // Given
        send(Topics.CODE_SENT, Events.sent("c-1", "code-a", START), 0, START);
        int before = task.written.size();

        // When
        store.flushCache();

        // Then
        assertThat(before).isZero();
        assertThat(task.written).containsExactly("changelog");
    }

    @Test
    void a_record_that_the_state_has_is_not_applied_again() {
        // Given
        send(Topics.CODE_SENT, Events.sent("c-1", "code-a", START), 7, START);
        raw(Topics.CODE_SENT, new byte[3], new RecordHeaders(), 8, START);
        store.flushCache();

        // When
        send(Topics.CODE_SENT, Events.sent("c-1", "code-a", START), 7, START);
        raw(Topics.CODE_SENT, new byte[3], new RecordHeaders(), 8, START);

        // Then
        assertThat(task.written).containsExactly(Names.DEAD_LETTERS, "changelog");
        assertThat(store.state().pendingChunk()).isNull();
    }

    @Test
    void a_task_that_takes_over_knows_what_its_predecessor_read() {
        // Given
        raw(Topics.CODE_SENT, new byte[3], new RecordHeaders(), 8, START);
        store.flushCache();
        store.init(task.context, store);
        CorrelateProcessor successor =
                new CorrelateProcessor(SETTINGS, new LeverBoard(), WriterSchemas.NONE, statuses, reading);

        // When
        task.changelog.forEach(store.state()::replay);
        successor.init(task.context);
        task.written.clear();
        task.reads(Topics.CODE_SENT.name(), 8, START);
        successor.process(new Record<>(new byte[0], new byte[3], START));

        // Then
        assertThat(task.written).isEmpty();
    }

    @Test
    void reading_goes_on_where_the_state_ends() {
        // Given
        heartbeat(Topics.CODE_SENT, 8, START);
        heartbeat(Topics.CODE_FAILED, 4, START);
        store.flushCache();
        wentBackTo.clear();

        // When
        store.init(task.context, store);
        task.changelog.forEach(store.state()::replay);
        processor.init(task.context);

        // Then
        assertThat(wentBackTo)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        new TopicPartition(Topics.CODE_SENT.name(), 0), 9L,
                        new TopicPartition(Topics.CODE_RECEIVED.name(), 0), 0L,
                        new TopicPartition(Topics.CODE_FAILED.name(), 0), 5L));
    }

    @Test
    void a_state_that_has_read_nothing_goes_by_what_is_committed() {
        assertThat(wentBackTo).hasSize(3).containsValue(COMMITTED).doesNotContainValue(0L);
    }

    @Test
    void a_revived_task_has_no_schedule_twice() {
        // When
        processor.close();
        store.init(task.context, store);
        processor.init(task.context);

        // Then
        assertThat(task.scheduled).isEqualTo(2);
    }

    @Test
    void a_vendor_id_is_told_when_it_is_first_known_and_not_again() {
        // When
        send(Topics.CODE_SENT, Events.sent("c-1", "code-a", START), 0, START);
        send(Topics.CODE_SENT, Events.sent("c-1", "code-a", START, "SM1"), 1, START);
        send(Topics.CODE_SENT, Events.sent("c-1", "code-a", START, "SM1"), 2, START);
        send(Topics.CODE_SENT, Events.sent("c-2", "code-b", START, "SM2"), 3, START);

        // Then
        assertThat(task.written).containsExactly(Names.VENDOR_IDS, Names.VENDOR_IDS);
    }

    @Test
    void no_vendor_id_is_told_where_that_is_switched_off() {
        // Given
        WatchTopology.Settings off = new WatchTopology.Settings(
                HORIZONS,
                OutcomePolicy.ALL,
                false,
                true,
                LockoutRule.DEFAULT,
                IncidentSettings.DEFAULT,
                KnownDomains.shipped(),
                SETTINGS.layout(),
                SETTINGS.trim());
        processor = new CorrelateProcessor(off, new LeverBoard(), WriterSchemas.NONE, statuses, reading);
        processor.init(task.context);

        // When
        send(Topics.CODE_SENT, Events.sent("c-1", "code-a", START, "SM1"), 0, START);

        // Then
        assertThat(task.written).isEmpty();
    }

    @Test
    void a_result_that_kafka_did_not_take_in_time_ends_the_thread_and_is_no_corruption() {
        // Given
        task.timesOut = true;

        // Then
        assertThatThrownBy(() -> raw(Topics.CODE_SENT, new byte[3], new RecordHeaders(), 0, START))
                .isExactlyInstanceOf(StreamsException.class)
                .hasMessageContaining(Names.DEAD_LETTERS);
    }

    private <T extends SpecificRecord> void send(Topic<T> topic, T event, long offset, long at) {
        raw(topic, topic.serde().encode(event), new RecordHeaders(), offset, at);
    }

    private void heartbeat(Topic<?> topic, long offset, long at) {
        raw(topic, null, Heartbeat.record(topic.name(), 0).headers(), offset, at);
    }

    private void raw(Topic<?> topic, byte @Nullable [] value, Headers headers, long offset, long at) {
        task.reads(topic.name(), offset, at);
        processor.process(new Record<>(new byte[0], value, at, headers));
    }

    private CorrelateState state() {
        Correlation.Settings settings = new Correlation.Settings(HORIZONS, Duration.ZERO, 2, true);
        Correlation correlation = new Correlation(settings, new RouteDictionary());
        return new CorrelateState(correlation, new CommittedRejections(WatchMetrics.NONE), statuses);
    }
}
