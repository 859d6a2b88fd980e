package io.otpwatch.processor.topology;

import io.otpwatch.events.OutcomeKind;
import io.otpwatch.processor.correlate.CodeView;
import io.otpwatch.processor.correlate.Correlation;
import io.otpwatch.processor.correlate.Entry;
import io.otpwatch.processor.correlate.InFlight;
import io.otpwatch.processor.correlate.Input;
import io.otpwatch.processor.correlate.Output;
import io.otpwatch.processor.correlate.StuckState;
import io.otpwatch.processor.decode.EventDecoder;
import io.otpwatch.processor.decode.Rejected;
import io.otpwatch.processor.decode.VendorIdRecord;
import io.otpwatch.processor.decode.WriterSchemas;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.ChunkLoggedStore;
import io.otpwatch.schemas.Heartbeat;
import io.otpwatch.schemas.KnownDomains;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thin: reads a record, applies it to the task's {@link Correlation}, forwards what follows. It keeps nothing that the
 * log could not rebuild.
 */
final class CorrelateProcessor implements Processor<byte[], byte[], byte[], byte[]>, Output {
    /** What is due and did not fit into one step goes on at this pace while no record arrives. */
    private static final Duration CATCH_UP_INTERVAL = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(CorrelateProcessor.class);

    private final OutcomePolicy outcomes;
    private final boolean vendorIds;
    private final KnownDomains known;
    private final LeverBoard board;
    private final WriterSchemas schemas;
    private final Duration trimInterval;
    private final TaskStatuses statuses;
    private final Reading reading;
    private final Entry entry = new Entry();
    private ProcessorContext<byte[], byte[]> context;
    private ChunkLoggedStore<CorrelateState> store;
    private Correlation correlation;
    private EventDecoder decoder;
    private Levers obeyed = Levers.NONE;
    private List<Cancellable> schedules = List.of();
    private boolean forwarded;

    CorrelateProcessor(
            WatchTopology.Settings settings,
            LeverBoard board,
            WriterSchemas schemas,
            TaskStatuses statuses,
            Reading reading) {
        this.board = board;
        outcomes = settings.outcomes();
        vendorIds = settings.vendorIds();
        known = settings.known();
        trimInterval = settings.trim().interval();
        this.schemas = schemas;
        this.statuses = statuses;
        this.reading = reading;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        store = context.getStateStore(Names.IN_FLIGHT);
        correlation = store.state().correlation();
        obey(board.levers());
        goOnWhereTheStateEnds();
        correlation.begin(context.applicationId(), context.currentSystemTimeMs());
        store.state().is(TaskStatuses.State.RUNNING, context.taskId().partition());
        schedules = List.of(
                context.schedule(CATCH_UP_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> catchUp()),
                context.schedule(trimInterval, PunctuationType.WALL_CLOCK_TIME, now -> store.trim()));
    }

    /**
     * The state says up to where it has read, and nothing past that may be skipped. Streams 4.3.1 does skip: a task that
     * was found corrupted is closed and made anew if a rebalance comes before it is initialised (TaskManager drains the
     * tasks pending), and the consumer goes on from where it had fetched to; and a revived one may commit a position that
     * it had fetched up to before (StreamTask keeps nextOffsetsAndMetadataToBeConsumed). A state that has read nothing
     * cannot tell the first start from a changelog that was deleted: it goes by what is committed.
     */
    private void goOnWhereTheStateEnds() {
        boolean hasRead = Arrays.stream(Input.values()).anyMatch(input -> correlation.position(input) > 0);
        for (Input input : Input.values()) {
            TopicPartition partition =
                    new TopicPartition(topic(input), context.taskId().partition());
            if (hasRead) {
                reading.goBackTo(partition, correlation.position(input));
            } else {
                reading.goBackToCommitted(partition);
            }
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata position = context.recordMetadata().orElseThrow();
        Input input = input(position.topic());
        forwarded = false;
        if (obeyed != board.levers()) {
            obey(board.levers());
        }
        if (!correlation.isKnown(input, position.offset(), record.timestamp())) {
            entry.appendedAt = correlation.observe(input, position.offset(), record.timestamp());
            apply(input, record, position);
        }
        advance();
    }

    /** A domain that becomes known is a route of its own from the next send on. */
    private void obey(Levers levers) {
        obeyed = levers;
        decoder = new EventDecoder(correlation.routes(), known(levers), schemas);
    }

    /** As configured, and what operators have added; none of that if it is too much. */
    private KnownDomains known(Levers levers) {
        try {
            return known.plus(levers.knownDomains());
        } catch (IllegalArgumentException tooMany) {
            LOG.warn("known domains of otp.config are left out: {}", tooMany.getMessage());
            return known;
        }
    }

    /** The task may go on as a standby, or come back as it is; if not, its store says so. */
    @Override
    public void close() {
        schedules.forEach(Cancellable::cancel);
        schedules = List.of();
        store.state().is(TaskStatuses.State.STANDBY, context.taskId().partition());
    }

    @Override
    public void deltas(int partition, byte[] batch) {
        forwarded = true;
        int source = context.taskId().partition();
        forward(DeltaRecords.record(source, partition, batch, context.currentSystemTimeMs()), Names.DELTAS_OUT);
    }

    @Override
    public void outcome(OutcomeKind kind, CodeView code) {
        if (outcomes.publishes(kind)) {
            forwarded = true;
            long decidedAt = correlation.inFlight().target();
            forward(Results.outcome(kind, code, correlation.routes().route(code.route()), decidedAt), Names.OUTCOMES);
        }
    }

    @Override
    public void stuck(CodeView first, StuckState state) {
        forwarded = true;
        forward(
                Results.stuck(first, state, correlation.routes().route(first.route()), context.currentSystemTimeMs()),
                Names.STUCK);
    }

    private void apply(Input input, Record<byte[], byte[]> record, RecordMetadata position) {
        Rejected rejected = apply(input, record);
        if (rejected != null) {
            store.state().rejections().rejected(rejected.reason());
            forward(Results.deadLetter(position, record, rejected), Names.DEAD_LETTERS);
        }
    }

    private @Nullable Rejected apply(Input input, Record<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            return heartbeat(record) ? null : Rejected.of(Rejection.EMPTY);
        }
        Rejected rejected = decoder.decode(input, value, entry);
        if (rejected != null || entry.type == Entry.Type.TIME) {
            return rejected;
        }
        InFlight.Applied applied = correlation.apply(entry, this);
        if (vendorIds && applied == InFlight.Applied.CHANGED && entry.type == Entry.Type.SENT && entry.vendorId) {
            vendorIdIsKnown(record.timestamp());
        }
        return applied == InFlight.Applied.CHALLENGE_TOO_LONG ? Rejected.of(Rejection.CHALLENGE_TOO_LONG) : null;
    }

    /**
     * A send that changes the table and has its vendor id is the first that has. The record leaves before the chunk that
     * says so; read once more, it is only repeated.
     */
    private void vendorIdIsKnown(long timestamp) {
        VendorIdRecord found = decoder.vendorIdRecord();
        forward(new Record<>(found.key(), found.value(), timestamp), Names.VENDOR_IDS);
    }

    private boolean heartbeat(Record<byte[], byte[]> record) {
        if (Heartbeat.isOfOthers(record.headers())) {
            statuses.sawOthersHeartbeat();
        }
        return Heartbeat.isHeartbeat(record.headers());
    }

    private void catchUp() {
        if (correlation.isBehind()) {
            forwarded = false;
            advance();
        }
    }

    /**
     * Outcomes, deltas and the history that they follow from leave together: when a task is found corrupted in the midst
     * of a transaction, Streams commits what it has written so far, without its positions.
     */
    private void advance() {
        correlation.advance(this);
        if (forwarded) {
            store.writeChunk();
        } else {
            store.writeFullChunk();
        }
    }

    /** What Streams takes for corruption is a timeout; here it must end the thread, which commits nothing. */
    private void forward(Record<byte[], byte[]> result, String sink) {
        try {
            context.forward(result, sink);
        } catch (TimeoutException e) {
            throw new StreamsException("Kafka did not take a record for " + sink + " in time", e);
        }
    }

    private static Input input(String topic) {
        if (topic.equals(Topics.CODE_SENT.name())) {
            return Input.SENT;
        }
        return topic.equals(Topics.CODE_RECEIVED.name()) ? Input.RECEIVED : Input.FAILED;
    }

    private static String topic(Input input) {
        return switch (input) {
            case SENT -> Topics.CODE_SENT.name();
            case RECEIVED -> Topics.CODE_RECEIVED.name();
            case FAILED -> Topics.CODE_FAILED.name();
        };
    }
}
