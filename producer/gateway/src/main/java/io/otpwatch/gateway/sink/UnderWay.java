package io.otpwatch.gateway.sink;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The requests that wait for acknowledgements: as many as there are connections at most. Ends those that wait too long. */
public final class UnderWay implements AutoCloseable {
    private static final long SWEEP_MS = 100;

    private final long ackNanos;
    private final Circuit circuit;
    private final Set<Transfer> transfers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "otp-gateway-acks");
        thread.setDaemon(true);
        return thread;
    });

    /** @param ack how long a request may wait for its acknowledgements */
    @SuppressWarnings("FutureReturnValueIgnored") // sweeps do not throw
    public UnderWay(Duration ack, Circuit circuit) {
        this.ackNanos = ack.toNanos();
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
            long since = transfer.waitingSince();
            if (since != Transfer.NOT_WAITING) {
                circuit.waiting(since, now);
                if (now - since > ackNanos) {
                    transfer.overdue();
                }
            }
        }
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
    }
}
