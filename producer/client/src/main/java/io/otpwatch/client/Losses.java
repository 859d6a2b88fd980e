package io.otpwatch.client;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.ApiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what goes wrong: each loss to the listener; to the log the first event refused for a field, the beginning of
 * trouble with a topic, and once that it is over. An outage is two lines a topic, however long. No method throws, or
 * waits for the log.
 */
final class Losses {
    /** Trouble is over when an event is acknowledged this long after the last; else an overload would fill the log. */
    static final Duration CALM = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(OtpWatch.class);
    private static final Duration TO_WRITE = Duration.ofSeconds(1);

    private final LossListener listener;
    private final LongSupplier nanoClock;
    private final LogLines lines = new LogLines();
    private final Set<String> refusedFields = ConcurrentHashMap.newKeySet(); // as many as schemas have fields
    private final List<Trouble> troubles =
            Arrays.stream(EventKind.values()).map(kind -> new Trouble()).toList();

    Losses(LossListener listener, LongSupplier nanoClock) {
        this.listener = listener;
        this.nanoClock = nanoClock;
    }

    void refused(EventKind event, String field, String expected) {
        try {
            if (refusedFields.add(event + " " + field)) {
                lines.write(() -> LOG.warn(
                        "An event {} was refused: {}: {}. Further ones are only counted.", event, field, expected));
            }
            tell(new Loss(event, Loss.Cause.REFUSED, field + ": " + expected));
        } catch (Throwable e) { // it is counted; that it cannot be said must not reach the login
            return;
        }
    }

    void dropped(EventKind event, String why) {
        troubled(event, Loss.Cause.DROPPED, why, null);
    }

    void failed(EventKind event, Throwable failure) {
        troubled(event, Loss.Cause.FAILED, "", failure);
    }

    /** Kafka takes no events of this kind for now; none is lost yet. */
    void held(EventKind event, Throwable failure) {
        troubled(event, null, "", failure);
    }

    void acknowledged(EventKind event) {
        Trouble trouble = troubles.get(event.ordinal());
        if (trouble.on) {
            try {
                long lost = trouble.ends(nanoClock.getAsLong());
                if (lost >= 0) {
                    lines.write(() -> LOG.info("Kafka takes {} again; {} were lost.", event.topic(), lost));
                }
            } catch (Throwable e) { // as above
                return;
            }
        }
    }

    /** Waits until the log has what was said, a second at most. */
    void awaitWritten() throws InterruptedException {
        lines.await(TO_WRITE);
    }

    private void troubled(EventKind event, Loss.@Nullable Cause cause, String why, @Nullable Throwable failure) {
        try {
            if (troubles.get(event.ordinal()).begins(cause == null ? 0 : 1, nanoClock.getAsLong())) {
                String what = failure == null ? why : described(failure);
                lines.write(() -> LOG.warn(
                        "{} {}: {} (what follows is only counted, until events are taken again)",
                        event.topic(),
                        cause == null ? "waits" : "lost an event",
                        what));
            }
            if (cause != null) {
                tell(new Loss(event, cause, failure == null ? why : detail(event, failure)));
            }
        } catch (Throwable e) { // as above
            return;
        }
    }

    /** API errors name topics and times; what others say may quote settings. */
    private static String described(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return failure instanceof ApiException ? name + ", " + failure.getMessage() : name;
    }

    private static String detail(EventKind event, Throwable failure) {
        return Failures.isTopicMissing(failure)
                ? "there is no topic " + event.topic()
                : failure.getClass().getSimpleName();
    }

    private void tell(Loss loss) {
        try {
            listener.lost(loss);
        } catch (Throwable e) { // it must neither reach the login nor end a thread
            String name = e.getClass().getSimpleName();
            lines.write(() -> LOG.debug("The listener threw {}.", name));
        }
    }

    /** Of one topic. */
    private static final class Trouble {
        private volatile boolean on;
        private long last;
        private long lost;

        /** Whether it was calm before. */
        synchronized boolean begins(int losses, long now) {
            boolean begins = !on;
            on = true;
            last = now;
            lost += losses;
            return begins;
        }

        /** How many events were lost if an acknowledgement now ends it; -1 if it does not. */
        synchronized long ends(long now) {
            if (!on || now - last < CALM.toNanos()) {
                return -1;
            }
            long all = lost;
            on = false;
            lost = 0;
            return all;
        }
    }
}
