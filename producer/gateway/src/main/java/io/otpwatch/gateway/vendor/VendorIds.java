package io.otpwatch.gateway.vendor;

import io.otpwatch.gateway.intake.CodeIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the code of a provider's message id, and waits for ids that have not come yet: a receipt may overtake the send.
 * Thread-safe. Bounded by entries, age and the number of receipts that wait.
 */
public final class VendorIds {
    private static final Logger LOG = LoggerFactory.getLogger(VendorIds.class);

    private final Limits limits;
    private final VendorIdTable table;
    private final Map<VendorKey, List<CompletableFuture<Optional<CodeIds>>>> waiting = new HashMap<>();
    private int waitingCount;
    private volatile boolean caughtUp;
    private volatile long newestMs = Long.MIN_VALUE;
    private boolean warned;

    /**
     * How much is kept.
     *
     * @param entries the oldest goes first
     * @param age after which an entry goes, by append time
     * @param patience how long a receipt waits for its id
     * @param waiting how many receipts may wait
     */
    public record Limits(int entries, Duration age, Duration patience, int waiting) {}

    public VendorIds(Limits limits) {
        this.limits = limits;
        this.table = new VendorIdTable(limits.entries());
    }

    /**
     * The code, at once if it is known, else as soon as it comes; empty if it does not come in time. Fails at once with
     * {@link TooManyWaiting}. Who needs it no longer cancels it, which gives its place back.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // to forget does not fail
    public CompletableFuture<Optional<CodeIds>> find(String provider, String vendorMessageId) {
        VendorKey key = VendorKey.of(provider, vendorMessageId);
        CompletableFuture<Optional<CodeIds>> future = new CompletableFuture<>();
        synchronized (this) {
            Optional<byte[]> known = table.find(key.high(), key.low());
            if (known.isPresent()) {
                return CompletableFuture.completedFuture(known.map(PackedIds::unpack));
            }
            if (waitingCount >= limits.waiting()) {
                return CompletableFuture.failedFuture(new TooManyWaiting());
            }
            waiting.computeIfAbsent(key, unused -> new ArrayList<>()).add(future);
            waitingCount++;
        }
        future.whenComplete((ids, failure) -> forget(key, future));
        future.completeOnTimeout(Optional.empty(), limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        return future;
    }

    /**
     * Whether it is known that nothing is missing that was appended before {@code sinceMs}: whoever appends has come further
     * since. Not so while nothing is appended, as it cannot be told why.
     *
     * @param sinceMs milliseconds since 1970, and not before {@link #newestMs()} was then
     */
    public boolean isCurrent(long sinceMs) {
        return caughtUp && newestMs > sinceMs;
    }

    /** When the newest id was appended, milliseconds since 1970; very long ago if there is none. */
    public long newestMs() {
        return newestMs;
    }

    /** Whether what was there at the beginning has been learnt. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** Is told by whoever reads ids. */
    public void caughtUp(boolean isCaughtUp) {
        caughtUp = isCaughtUp;
    }

    /** Learns an id. Called by one thread. */
    public void learn(String provider, String vendorMessageId, CodeIds ids, long appendedMs) {
        VendorKey key = VendorKey.of(provider, vendorMessageId);
        List<CompletableFuture<Optional<CodeIds>>> found;
        synchronized (this) {
            table.removeBefore(appendedMs - limits.age().toMillis());
            table.put(key.high(), key.low(), PackedIds.pack(ids), appendedMs);
            warnIfDropped();
            found = List.copyOf(waiting.getOrDefault(key, List.of()));
        }
        newestMs = Math.max(newestMs, appendedMs);
        found.forEach(future -> future.complete(Optional.of(ids)));
    }

    private void warnIfDropped() {
        if (!warned && table.dropped() > 0) {
            warned = true;
            LOG.atWarn()
                    .addKeyValue("max", limits.entries())
                    .log("vendor ids go before their age for want of room, and receipts may not be found:"
                            + " raise vendor.ids.max");
        }
    }

    public synchronized int size() {
        return table.size();
    }

    /** Entries that went before their age, for want of room. */
    public synchronized long dropped() {
        return table.dropped();
    }

    public synchronized int waiting() {
        return waitingCount;
    }

    @SuppressWarnings("ReferenceEquality") // one and the same future is meant
    private synchronized void forget(VendorKey key, CompletableFuture<Optional<CodeIds>> future) {
        List<CompletableFuture<Optional<CodeIds>>> list = waiting.get(key);
        if (list != null && list.removeIf(other -> other == future)) {
            waitingCount--;
            if (list.isEmpty()) {
                waiting.remove(key);
            }
        }
    }

    /** As many receipts wait for their ids as may. */
    public static final class TooManyWaiting extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyWaiting() {
            super("too many receipts wait for their ids", null, false, false);
        }
    }
}
