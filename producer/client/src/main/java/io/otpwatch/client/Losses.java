package io.otpwatch.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what goes wrong: each loss to the listener; to the log the first event refused for a field, the beginning of
 * trouble with Kafka, and once that it is over. An outage is two lines, however long.
 */
final class Losses {
    /** Trouble is over when an event is acknowledged this long after the last; else an overload would fill the log. */
    static final Duration CALM = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(OtpWatch.class);

    private final LossListener listener;
    private final LongSupplier nanoClock;
    private final Set<String> refusedFields = ConcurrentHashMap.newKeySet(); // as many as schemas have fields
    private volatile boolean trouble;
    private long lastTrouble;
    private long lost;

    Losses(LossListener listener, LongSupplier nanoClock) {
        this.listener = listener;
        this.nanoClock = nanoClock;
    }

    void refused(EventKind event, String field, String expected) {
        if (refusedFields.add(event + " " + field)) {
            LOG.warn("An event {} was refused: {}: {}. Further ones are only counted.", event, field, expected);
        }
        tell(new Loss(event, Loss.Cause.REFUSED, field + ": " + expected));
    }

    void dropped(EventKind event, String why) {
        troubled(1, "An event was dropped: " + why);
        tell(new Loss(event, Loss.Cause.DROPPED, why));
    }

    void failed(EventKind event, Throwable failure) {
        troubled(1, "An event was given up: " + described(failure));
        tell(new Loss(event, Loss.Cause.FAILED, failure.getClass().getSimpleName()));
    }

    /** Kafka takes no events for now; none is lost yet. */
    void held(Throwable failure) {
        troubled(0, "Events wait: " + described(failure));
    }

    void acknowledged() {
        if (trouble) {
            calmed();
        }
    }

    private synchronized void troubled(int losses, String what) {
        lost += losses;
        lastTrouble = nanoClock.getAsLong();
        if (!trouble) {
            trouble = true;
            LOG.warn("{} (what follows is only counted, until events are taken again)", what);
        }
    }

    private synchronized void calmed() {
        if (trouble && nanoClock.getAsLong() - lastTrouble >= CALM.toNanos()) {
            LOG.info("Kafka takes events again; {} were lost.", lost);
            trouble = false;
            lost = 0;
        }
    }

    /** API errors name topics and times; what others say may quote settings. */
    private static String described(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return failure instanceof ApiException ? name + ", " + failure.getMessage() : name;
    }

    private void tell(Loss loss) {
        try {
            listener.lost(loss);
        } catch (Throwable e) { // it must neither reach the login nor end a thread
            LOG.debug("The listener threw {}.", e.getClass().getSimpleName());
        }
    }
}
