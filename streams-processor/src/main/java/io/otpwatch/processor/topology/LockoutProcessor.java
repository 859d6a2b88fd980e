package io.otpwatch.processor.topology;

import io.otpwatch.events.Lockout;
import io.otpwatch.events.Stuck;
import io.otpwatch.processor.decode.Rejected;
import io.otpwatch.processor.lockouts.Lockouts;
import io.otpwatch.processor.lockouts.StuckUser;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Thin: reads who is stuck, holds it against what is known of the recipient, and tells who is locked out. Recipients of
 * whom nothing follows any more are forgotten as the topic's own time goes on. Bounded: beyond {@link #RECIPIENTS_MAX} new
 * ones are not followed.
 */
final class LockoutProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    static final long RECIPIENTS_MAX = 200_000;

    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final Lockouts lockouts;
    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<String, byte[]> users;
    private long newestStuckAt;

    LockoutProcessor(Lockouts lockouts) {
        this.lockouts = lockouts;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        users = context.getStateStore(Names.STUCK_USERS);
        newestStuckAt = Long.MIN_VALUE;
        context.schedule(SWEEP, PunctuationType.STREAM_TIME, now -> sweep());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            Stuck stuck = Topics.STUCK.serde().decode(record.value() == null ? new byte[0] : record.value());
            newestStuckAt = Math.max(newestStuckAt, stuck.getStuckAt());
            apply(stuck, record.timestamp());
        } catch (UndecodableException e) {
            context.forward(
                    Results.deadLetter(context.recordMetadata().orElseThrow(), record, Rejected.of(e)),
                    Names.STUCK_DEAD_LETTERS);
        }
    }

    private void apply(Stuck stuck, long timestamp) {
        byte @Nullable [] known = users.get(stuck.getRecipient());
        if (known == null && users.approximateNumEntries() >= RECIPIENTS_MAX) {
            return;
        }
        Lockouts.Decision decision = lockouts.decide(known == null ? null : StuckUser.decode(known), stuck);
        if (known != null || decision.user().isPresent()) {
            users.put(
                    stuck.getRecipient(), decision.user().map(StuckUser::encode).orElse(null));
        }
        decision.told().ifPresent(lockout -> tell(lockout, timestamp));
    }

    private void tell(Lockout lockout, long timestamp) {
        byte[] key = lockout.getRecipient().getBytes(StandardCharsets.UTF_8);
        context.forward(new Record<>(key, Topics.LOCKOUTS.serde().encode(lockout), timestamp), Names.LOCKOUTS_OUT);
    }

    private void sweep() {
        List<String> over = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = users.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> user = all.next();
                if (lockouts.isOver(StuckUser.decode(user.value), newestStuckAt)) {
                    over.add(user.key);
                }
            }
        }
        over.forEach(users::delete);
    }
}
