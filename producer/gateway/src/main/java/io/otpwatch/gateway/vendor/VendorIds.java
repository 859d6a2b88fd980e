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

/**
 * Finds the code of a provider's message id, and waits for ids that have not come yet: a receipt may overtake the send.
 * Thread-safe. Bounded by entries, age and the number of receipts that wait.
 */
public final class VendorIds {
    private final Limits limits;
    private final VendorIdTable table;
    private final Map<VendorKey, List<CompletableFuture<Optional<CodeIds>>>> waiting = new HashMap<>();
    private int waitingCount;

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
     * {@link TooManyWaiting}.
     */
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
        future.completeOnTimeout(Optional.empty(), limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        return future.whenComplete((ids, failure) -> forget(key, future));
    }

    /** Learns an id. */
    void learn(String provider, String vendorMessageId, CodeIds ids, long appendedMs) {
        VendorKey key = VendorKey.of(provider, vendorMessageId);
        List<CompletableFuture<Optional<CodeIds>>> found;
        synchronized (this) {
            table.removeBefore(appendedMs - limits.age().toMillis());
            table.put(key.high(), key.low(), PackedIds.pack(ids), appendedMs);
            found = List.copyOf(waiting.getOrDefault(key, List.of()));
        }
        found.forEach(future -> future.complete(Optional.of(ids)));
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
