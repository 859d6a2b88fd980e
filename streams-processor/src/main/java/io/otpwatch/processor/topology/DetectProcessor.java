package io.otpwatch.processor.topology;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.correlate.Watermarks;
import io.otpwatch.processor.decode.Rejected;
import io.otpwatch.processor.detect.Detection;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.ChangelogTrimmer;
import io.otpwatch.processor.store.ChunkLoggedStore;
import io.otpwatch.processor.store.TrimMarks;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Thin: reads a batch of deltas, applies it to the task's {@link Detection}, publishes how routes are. What it keeps is
 * only about publishing, and begins anew with the task.
 */
final class DetectProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Duration TICK = Duration.ofSeconds(1);
    /** Every route in use is published once in so many ticks, a share of them at each. */
    private static final int ROUND_TICKS = 4;

    private static final Set<RouteState> HIDDEN = EnumSet.of(RouteState.MONITOR_LAGS, RouteState.INCOMPLETE);

    private final Duration trimInterval;
    private final LeverBoard board;
    private final ChangelogTrimmer trimmer;
    private final Reading reading;
    private final BitSet wasActive = new BitSet();
    private final BitSet wasHidden = new BitSet();
    private ProcessorContext<byte[], byte[]> context;
    private ChunkLoggedStore<DetectState> store;
    private Detection detection;
    private TopicPartition deltas;
    private List<Cancellable> schedules = List.of();
    private long startedAtMs;
    private boolean lagged;
    private int tick;

    DetectProcessor(Duration trimInterval, LeverBoard board, ChangelogTrimmer trimmer, Reading reading) {
        this.board = board;
        this.trimInterval = trimInterval;
        this.trimmer = trimmer;
        this.reading = reading;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        store = context.getStateStore(Names.ROUTES);
        detection = store.state().detection();
        deltas = new TopicPartition(Topics.ROUTE_DELTAS.name(), context.taskId().partition());
        startedAtMs = context.currentSystemTimeMs();
        goOnWhereTheStateEnds();
        detection.begin(context.applicationId());
        lagged = lags();
        tick = 0;
        wasHidden.clear();
        wasActive.clear();
        // What was published last, by whomever, may have been hidden.
        wasActive.set(0, detection.routes());
        for (int route = 0; route < detection.routes(); route++) {
            if (detection.isRoute(route)) {
                store.state().health().tookOver(detection.health(route, lags()));
            }
        }
        store.state().is(TaskStatuses.State.RUNNING, deltas.partition());
        schedules = List.of(
                context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> tick()),
                context.schedule(trimInterval, PunctuationType.WALL_CLOCK_TIME, now -> trim()));
    }

    /** As in {@link CorrelateProcessor}, and for the same reasons. */
    private void goOnWhereTheStateEnds() {
        if (detection.position() > 0) {
            reading.goBackTo(deltas, detection.position());
        } else {
            reading.goBackToCommitted(deltas);
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata position = context.recordMetadata().orElseThrow();
        if (!detection.isKnown(position.offset(), record.timestamp())) {
            apply(record, position);
            for (int route : detection.takeChanged()) {
                if (detection.isRoute(route)) {
                    publish(route);
                }
            }
            tell();
        }
        detection.obey(board.levers());
        while (detection.renewalDue()) {
            detection.renewNext();
            store.writeFullChunk();
        }
        while (detection.snapshotDue()) {
            detection.snapshotNext();
            store.writeFullChunk();
        }
        store.writeFullChunk();
    }

    /** The task may go on as a standby, or come back as it is; if not, its store says so. */
    @Override
    public void close() {
        schedules.forEach(Cancellable::cancel);
        schedules = List.of();
        store.state().is(TaskStatuses.State.STANDBY, deltas.partition());
    }

    private void apply(Record<byte[], byte[]> record, RecordMetadata position) {
        try {
            detection.apply(position.offset(), record.timestamp(), record.value());
        } catch (UndecodableException e) {
            Rejected rejected = Rejected.of(e);
            store.state().rejections().rejected(rejected.reason());
            context.forward(Results.deadLetter(position, record, rejected), Names.DELTA_DEAD_LETTERS);
        }
    }

    /** What the localising task is to know. */
    private void tell() {
        for (Verdicts verdicts : detection.takeVerdicts(deltas.partition())) {
            byte[] key = Integer.toString(deltas.partition()).getBytes(StandardCharsets.UTF_8);
            byte[] value = Topics.VERDICTS.serde().encode(verdicts);
            context.forward(new Record<>(key, value, context.currentSystemTimeMs()), Names.VERDICTS_OUT);
        }
    }

    private void tick() {
        boolean changed = lagged != lags();
        lagged = lags();
        tick = (tick + 1) % ROUND_TICKS;
        for (int route = 0; route < detection.routes(); route++) {
            if (changed || route % ROUND_TICKS == tick) {
                publishInUse(route);
            }
        }
        // What is published without a batch is to be told of too.
        store.writeFullChunk();
    }

    /**
     * A route that has just fallen idle is published once more, and one whose state was hidden until it is not. Some only
     * count, and are never active.
     */
    private void publishInUse(int route) {
        if (!detection.isRoute(route)) {
            return;
        }
        boolean active = detection.isActive(route);
        boolean news = detection.takeNews(route);
        if (active || news || wasActive.get(route) || wasHidden.get(route)) {
            publish(route);
        }
        wasActive.set(route, active);
    }

    private void publish(int route) {
        RouteHealth health = detection.health(route, lags());
        store.state().health().published(health);
        wasHidden.set(route, HIDDEN.contains(health.getState()));
        byte[] key = Route.of(health).key().getBytes(StandardCharsets.UTF_8);
        byte[] value = Topics.ROUTE_HEALTH.serde().encode(health);
        context.forward(new Record<>(key, value, context.currentSystemTimeMs()), Names.HEALTH);
    }

    /** Whether what is known here is too old to say anything of routes. */
    private boolean lags() {
        long watermark = detection.progress().watermark();
        long from = watermark == Watermarks.UNKNOWN ? startedAtMs : watermark;
        return context.currentSystemTimeMs() - from > TaskStatuses.LAGS_FROM.toMillis();
    }

    /** Deltas that are part of a committed state are of no more use to anyone. */
    private void trim() {
        store.trim();
        store.state()
                .doneWith()
                .ifPresent(before -> trimmer.trim(deltas.topic(), deltas.partition(), new TrimMarks.Mark(before, -1)));
    }
}
