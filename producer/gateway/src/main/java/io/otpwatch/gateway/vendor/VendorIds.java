package io.otpwatch.gateway.vendor;

import io.otpwatch.gateway.intake.CodeIds;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the code of a provider's message id, and waits for ids that have not come yet: a receipt may overtake the send.
 * Thread-safe. Bounded by entries, age and the number of requests that wait.
 */
public final class VendorIds {
    private static final Logger LOG = LoggerFactory.getLogger(VendorIds.class);

    private final Limits limits;
    private final VendorIdTable table;
    private final Map<VendorKey, Set<CompletableFuture<Optional<CodeIds>>>> waiting = new HashMap<>();
    private final IdentityHashMap<Object, Integer> waitingRequests = new IdentityHashMap<>();
    private final Currency currency;
    private volatile boolean caughtUp;
    private boolean warned;

    /**
     * How much is kept.
     *
     * @param entries the oldest goes first
     * @param age after which an entry goes, by append time
     * @param patience how long a receipt waits for its id
     * @param waiting how many requests may wait, each with as many receipts as it has
     */
    public record Limits(int entries, Duration age, Duration patience, int waiting) {}

    public VendorIds(Limits limits) {
        this(limits, new Currency(System::nanoTime));
    }

    VendorIds(Limits limits, Currency currency) {
        this.limits = limits;
        this.currency = currency;
        this.table = new VendorIdTable(limits.entries());
    }

    /**
     * The code, at once if it is known, else as soon as it comes; empty if it does not come in time. Fails at once with
     * {@link TooManyWaiting}. Who needs it no longer cancels it, which gives its place back.
     *
     * @param request whose receipt it is; one object for all receipts of a request
     */
    @SuppressWarnings("FutureReturnValueIgnored") // to forget does not fail
    public CompletableFuture<Optional<CodeIds>> find(Object request, String provider, String vendorMessageId) {
        VendorKey key = VendorKey.of(provider, vendorMessageId);
        CompletableFuture<Optional<CodeIds>> future = new CompletableFuture<>();
        synchronized (this) {
            Optional<byte[]> known = table.find(key.high(), key.low());
            if (known.isPresent()) {
                return CompletableFuture.completedFuture(known.map(PackedIds::unpack));
            }
            if (waitingRequests.size() >= limits.waiting() && !waitingRequests.containsKey(request)) {
                return CompletableFuture.failedFuture(new TooManyWaiting());
            }
            waiting.computeIfAbsent(key, unused -> Collections.newSetFromMap(new IdentityHashMap<>()))
                    .add(future);
            waitingRequests.merge(request, 1, Integer::sum);
        }
        future.whenComplete((ids, failure) -> forget(request, key, future));
        future.completeOnTimeout(Optional.empty(), limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        return future;
    }

    /**
     * Whether an id that is not there is one that no send named. Not so while the processor or Kafka is away, or the
     * processor works off a backlog: the id may still come.
     */
    public boolean isCurrent() {
        return currency.holds();
    }

    /** Is told by whoever reads ids. */
    public Currency currency() {
        return currency;
    }

    /** Since {@link #isCurrent()} was last proven, or since the start. */
    public double secondsSinceCurrent() {
        return currency.ageSeconds();
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
            found = List.copyOf(waiting.getOrDefault(key, Set.of()));
        }
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

    /** Requests with receipts that wait. */
    public synchronized int waiting() {
        return waitingRequests.size();
    }

    @SuppressWarnings("UndefinedEquals") // a set by identity: one and the same future is meant
    private synchronized void forget(Object request, VendorKey key, CompletableFuture<Optional<CodeIds>> future) {
        Set<CompletableFuture<Optional<CodeIds>>> those = waiting.get(key);
        if (those != null && those.remove(future)) {
            waitingRequests.computeIfPresent(request, (same, left) -> left == 1 ? null : left - 1);
            if (those.isEmpty()) {
                waiting.remove(key);
            }
        }
    }

    /** As many requests wait for ids as may. */
    public static final class TooManyWaiting extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyWaiting() {
            super("too many requests wait for ids", null, false, false);
        }
    }
}
