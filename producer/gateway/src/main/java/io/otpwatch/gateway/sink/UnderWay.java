package io.otpwatch.gateway.sink;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests that are not answered: as many as there are connections at most. Ends those that wait too long. */
public final class UnderWay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UnderWay.class);
    private static final long SWEEP_MS = 100;

    private final long ackNanos;
    private final long longestNanos;
    private final Circuit circuit;
    private final Set<Transfer> transfers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "otp-gateway-acks");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Sweeps until it is closed.
     *
     * @param ack how long a request may wait for its acknowledgements
     * @param before how long it may wait for all that comes before: ids, operators
     */
    @SuppressWarnings("FutureReturnValueIgnored") // sweeps do not throw
    public UnderWay(Duration ack, Duration before, Circuit circuit) {
        this.ackNanos = ack.toNanos();
        this.longestNanos = before.plus(ack).toNanos();
        this.circuit = circuit;
        sweeper.scheduleWithFixedDelay(() -> sweep(System.nanoTime()), SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
    }

    void began(Transfer transfer) {
        transfers.add(transfer);
    }

    void ended(Transfer transfer) {
        transfers.remove(transfer);
    }

    private void sweep(long now) {
        for (Transfer transfer : transfers) {
            try {
                sweep(transfer, now);
            } catch (RuntimeException e) { // a sweep that throws would be the last
                LOG.atWarn()
                        .addKeyValue("reason", e.getClass().getSimpleName())
                        .log("a request could not be ended in time");
            }
        }
    }

    private void sweep(Transfer transfer, long now) {
        long since = transfer.waitingSince();
        boolean waits = since != Transfer.NOT_WAITING;
        if (waits) {
            circuit.waiting(since, now);
        }
        if ((waits && now - since > ackNanos) || now - transfer.began() > longestNanos) {
            transfer.overdue();
        }
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
    }
}
