package io.otpwatch.processor.topology;

import io.otpwatch.events.Advice;
import io.otpwatch.events.Incident;
import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.decode.Rejected;
import io.otpwatch.processor.incident.Publications;
import io.otpwatch.processor.overview.Localisation;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.ChunkLoggedStore;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Thin: reads verdicts, applies them to the {@link Localisation}, publishes incidents and advice. */
final class LocaliseProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Duration trimInterval;
    private final LeverBoard board;
    private ProcessorContext<byte[], byte[]> context;
    private ChunkLoggedStore<LocaliseState> store;
    private Localisation localisation;
    private List<Cancellable> schedules = List.of();

    LocaliseProcessor(Duration trimInterval, LeverBoard board) {
        this.board = board;
        this.trimInterval = trimInterval;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        store = context.getStateStore(Names.INCIDENTS);
        localisation = store.state().localisation();
        localisation.begin(context.applicationId(), context.currentSystemTimeMs());
        store.state().is(TaskStatuses.State.RUNNING, context.taskId().partition());
        schedules = List.of(
                context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> tick()),
                context.schedule(trimInterval, PunctuationType.WALL_CLOCK_TIME, now -> store.trim()));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata position = context.recordMetadata().orElseThrow();
        try {
            Verdicts verdicts = Topics.VERDICTS.serde().decode(record.value());
            publish(localisation.apply(verdicts, board.levers(), context.currentSystemTimeMs()));
        } catch (UndecodableException e) {
            Rejected rejected = Rejected.of(e);
            store.state().rejections().rejected(rejected.reason());
            context.forward(Results.deadLetter(position, record, rejected), Names.VERDICT_DEAD_LETTERS);
        }
        writeChunks();
    }

    /** The task may go on as a standby, or come back as it is; if not, its store says so. */
    @Override
    public void close() {
        schedules.forEach(Cancellable::cancel);
        schedules = List.of();
        store.state().is(TaskStatuses.State.STANDBY, context.taskId().partition());
    }

    private void tick() {
        publish(localisation.tick(board.levers(), context.currentSystemTimeMs()));
        writeChunks();
    }

    private void writeChunks() {
        while (localisation.chunkIsFull()) {
            store.writeFullChunk();
        }
    }

    private void publish(Publications publications) {
        for (Incident incident : publications.incidents()) {
            forward(incident.getId(), Topics.INCIDENTS.serde().encode(incident), Names.INCIDENTS_OUT);
        }
        for (Advice advice : publications.advice()) {
            String key = advice.getChannel() + "\t" + advice.getDomain();
            forward(key, Topics.ADVICE.serde().encode(advice), Names.ADVICE_OUT);
        }
    }

    private void forward(String key, byte[] value, String sink) {
        context.forward(new Record<>(key.getBytes(StandardCharsets.UTF_8), value, context.currentSystemTimeMs()), sink);
    }
}
