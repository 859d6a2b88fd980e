package io.otpwatch.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.otpwatch.events.BaselineState;
import io.otpwatch.events.CellKind;
import io.otpwatch.events.Channel;
import io.otpwatch.events.DeltaCell;
import io.otpwatch.events.Lever;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.events.RouteVerdict;
import io.otpwatch.events.SignalVerdict;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.detect.Detection;
import io.otpwatch.processor.metrics.WatchMetrics;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.ChangelogTrimmer;
import io.otpwatch.processor.store.ChunkLoggedStore;
import io.otpwatch.processor.store.ChunkLoggedStoreBuilder;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetectProcessorTest {
    private static final long START = 1_700_000_000_000L;
    private static final Horizons HORIZONS = Horizons.of(Duration.ofSeconds(10), Duration.ofSeconds(30));
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration TRIM = Duration.ofMinutes(1);

    private final List<String> trimmed = new ArrayList<>();
    private final List<String> wentBackTo = new ArrayList<>();
    private final Reading reading = new Reading() {
        @Override
        public void goBackTo(TopicPartition input, long position) {
            wentBackTo.add(input + " " + position);
        }

        @Override
        public void goBackToCommitted(TopicPartition input) {
            wentBackTo.add(input + " committed");
        }
    };
    private final ChangelogTrimmer trimmer =
            (topic, partition, mark) -> trimmed.add(topic + " " + partition + " " + mark.offset());
    private final Set<RouteState> told = EnumSet.noneOf(RouteState.class);
    private final WatchMetrics metrics = new WatchMetrics() {
        @Override
        public void watched(RouteHealth health) {}

        @Override
        public void changed(RouteHealth before, RouteHealth now) {
            told.add(now.getState());
        }

        @Override
        public void left(RouteHealth last) {}

        @Override
        public void rejected(Rejection reason, long records) {}
    };
    private final TaskStatuses statuses = new TaskStatuses(InstantSource.system());
    private final ChunkLoggedStore<DetectState> store =
            new ChunkLoggedStoreBuilder<>(Names.ROUTES, this::state, ChangelogTrimmer.NONE, -1).build();
    private final FakeContext task = new FakeContext(store);
    private final LeverBoard board = new LeverBoard();
    private final DetectProcessor processor = new DetectProcessor(TRIM, board, trimmer, reading);
    private long nextOffset;

    @BeforeEach
    void init() {
        task.nowMs = START;
        store.init(task.context, store);
        processor.init(task.context);
    }

    @Test
    void a_route_in_use_is_published_within_five_seconds_and_again_within_five() {
        // Given
        batch(0, START, cell(START, CellKind.SENT, 1));

        // When
        task.punctuate(TICK);
        task.punctuate(TICK);
        task.punctuate(TICK);
        task.punctuate(TICK);
        int first = healths().size();
        task.punctuate(TICK);
        task.punctuate(TICK);
        task.punctuate(TICK);
        task.punctuate(TICK);

        // Then
        assertThat(first).isEqualTo(1);
        assertThat(healths()).hasSize(2).allSatisfy(health -> {
            assertThat(health.getTotals().getSent()).isEqualTo(1);
            assertThat(health.getState()).isEqualTo(RouteState.LEARNING);
        });
    }

    @Test
    void a_route_that_only_counts_is_published_once() {
        // Given
        batch(0, START, new DeltaCell(0L, CellKind.UNMATCHED, 0, 3));

        // When
        for (int tick = 0; tick < 12; tick++) {
            task.punctuate(TICK);
        }

        // Then
        assertThat(healths())
                .singleElement()
                .satisfies(
                        health -> assertThat(health.getTotals().getUnmatched()).isEqualTo(3));
    }

    @Test
    void while_the_watermark_stands_the_monitor_lags_and_says_so_at_once_and_no_longer_when_it_goes_on() {
        // Given
        batch(0, START, cell(START, CellKind.SENT, 1));
        task.nowMs = START + 13_500;
        task.punctuate(TICK);
        int before = healths().size();

        // When
        task.punctuate(TICK);
        List<RouteHealth> standing = healths().subList(before, healths().size());
        batch(1, START + 16_000);
        int lagging = healths().size();
        task.punctuate(TICK);

        // Then
        assertThat(standing).extracting(RouteHealth::getState).containsExactly(RouteState.MONITOR_LAGS);
        assertThat(healths().subList(lagging, healths().size()))
                .extracting(RouteHealth::getState)
                .containsExactly(RouteState.LEARNING);
    }

    @Test
    void without_any_watermark_it_lags_from_fifteen_seconds_after_its_begin() {
        // Given
        deltas(new RouteDeltas(
                0,
                0L,
                null,
                List.of(),
                List.of(delta(cell(START, CellKind.SENT, 1))),
                0L,
                "otpwatch",
                List.of(),
                List.of()));

        // When
        task.nowMs = START + 16_000;
        task.punctuate(TICK);

        // Then
        assertThat(healths()).extracting(RouteHealth::getState).containsExactly(RouteState.MONITOR_LAGS);
    }

    @Test
    void what_is_published_without_a_batch_is_told_too() {
        // Given
        batch(0, START, cell(START, CellKind.SENT, 1));
        store.flushCache();
        task.nowMs = START + 16_000;

        // When
        task.punctuate(TICK);
        store.flushCache();
        task.punctuate(TICK);
        store.flushCache();

        // Then
        assertThat(told).contains(RouteState.MONITOR_LAGS);
    }

    @Test
    void an_idle_route_whose_state_was_hidden_is_published_when_it_no_longer_is() {
        // Given
        batch(0, START, new DeltaCell(0L, CellKind.UNMATCHED, 0, 3));
        task.nowMs = START + 16_000;
        task.punctuate(TICK);

        // When
        batch(1, START + 17_000);
        task.punctuate(TICK);

        // Then
        assertThat(healths())
                .extracting(RouteHealth::getState)
                .containsExactly(RouteState.MONITOR_LAGS, RouteState.LEARNING);
    }

    @Test
    void batches_of_another_application_are_passed_over_and_then_nothing_is_deleted() {
        // When
        deltas(new RouteDeltas(
                0,
                77L,
                START,
                List.of(),
                List.of(delta(cell(START, CellKind.SENT, 1))),
                0L,
                "another",
                List.of(),
                List.of()));
        batch(0, START, cell(START, CellKind.SENT, 1));
        store.flushCache();
        batch(1, START + 1_000);
        store.flushCache();
        task.punctuate(TRIM);

        // Then
        RouteHealth health = store.state().detection().health(0, false);
        assertThat(health.getTotals().getSent()).isEqualTo(1);
        assertThat(health.getGaps() + health.getRepeats()).isZero();
        assertThat(trimmed).isEmpty();
    }

    @Test
    void deltas_are_deleted_when_the_state_that_has_them_is_known_to_be_committed() {
        // Given
        batch(0, START);
        store.flushCache();
        task.punctuate(TRIM);
        List<String> afterOneCommit = List.copyOf(trimmed);
        batch(1, START + 1_000);

        // When
        store.flushCache();
        task.punctuate(TRIM);

        // Then
        assertThat(afterOneCommit).isEmpty();
        assertThat(trimmed).containsExactly("otp.route-deltas 0 1");
    }

    @Test
    void reading_goes_on_where_the_state_ends() {
        // Given
        batch(0, START);
        batch(1, START + 1_000);
        store.flushCache();

        // When
        store.init(task.context, store);
        task.changelog.forEach(store.state()::replay);
        processor.init(task.context);

        // Then
        assertThat(wentBackTo).containsExactly("otp.route-deltas-0 committed", "otp.route-deltas-0 2");
    }

    @Test
    void a_batch_that_the_state_has_is_not_applied_again() {
        // Given
        batch(0, START, cell(START, CellKind.SENT, 1));

        // When
        nextOffset = 0;
        batch(0, START, cell(START, CellKind.SENT, 1));

        // Then
        assertThat(store.state().detection().progress().repeats()).isZero();
        assertThat(store.state().detection().health(0, false).getTotals().getSent())
                .isEqualTo(1);
    }

    @Test
    void a_record_that_is_no_batch_goes_to_the_dead_letters_and_is_passed() {
        // When
        record(new byte[] {1, 2, 3});
        batch(0, START, cell(START, CellKind.SENT, 1));

        // Then
        assertThat(task.written).contains(Names.DELTA_DEAD_LETTERS);
        assertThat(store.state().detection().position()).isEqualTo(2);
        assertThat(store.state().detection().health(0, false).getTotals().getSent())
                .isEqualTo(1);
    }

    @Test
    void a_lever_on_the_board_is_in_force_with_the_next_batch() {
        // Given
        Lever pin = new Lever("pin", "domain=310-260", Map.of("signal", "ENTRY", "p", "0.5"), START);
        board.take(
                "pin\tdomain=310-260\tENTRY".getBytes(StandardCharsets.UTF_8),
                Topics.CONFIG.serde().encode(pin));

        // When
        batch(0, START, cell(START, CellKind.SENT, 1));
        batch(1, START + 6_000);

        // Then
        assertThat(task.values(Names.VERDICTS_OUT))
                .flatExtracting(value -> Topics.VERDICTS.serde().decode(value).getRoutes())
                .flatExtracting(RouteVerdict::getSignals)
                .extracting(SignalVerdict::getSignal, SignalVerdict::getBasis, SignalVerdict::getUsual)
                .containsExactly(tuple("ENTRY", BaselineState.PINNED, 0.5));
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

    private void batch(long sequence, long watermark, DeltaCell... cells) {
        List<RouteDelta> routes = cells.length == 0 ? List.of() : List.of(delta(cells));
        deltas(new RouteDeltas(0, sequence, watermark, List.of(), routes, 0L, "otpwatch", List.of(), List.of()));
    }

    private void deltas(RouteDeltas batch) {
        record(Topics.ROUTE_DELTAS.serde().encode(batch));
    }

    private void record(byte[] value) {
        task.reads(Topics.ROUTE_DELTAS.name(), nextOffset++, task.nowMs);
        processor.process(new Record<>(new byte[0], value, task.nowMs));
    }

    private static RouteDelta delta(DeltaCell... cells) {
        return new RouteDelta(
                Channel.SMS, "twilio", "acme", "US", "310-260", "t-mobile", List.of(cells), List.of(), List.of());
    }

    private static DeltaCell cell(long cohortMs, CellKind kind, int bin) {
        return new DeltaCell(cohortMs / 1000, kind, bin, 1);
    }

    private List<RouteHealth> healths() {
        return task.values(Names.HEALTH).stream()
                .map(value -> Topics.ROUTE_HEALTH.serde().decode(value))
                .toList();
    }

    private DetectState state() {
        Detection detection = new Detection(1, HORIZONS, Duration.ofMinutes(5), 1, new RouteDictionary());
        return new DetectState(detection, metrics, statuses);
    }
}
