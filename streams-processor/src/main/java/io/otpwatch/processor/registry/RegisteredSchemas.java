package io.otpwatch.processor.registry;

import io.otpwatch.processor.decode.WriterSchemas;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * The registry's schemas. What an id means never changes, so each is asked for once as long as it is kept, for all
 * threads together. Thread-safe.
 *
 * <p>A look-up runs by itself, see {@link PatientRegistry}. Who needs it waits, within a transaction, which the broker
 * ends after 10 s; so each thread has a {@link WaitBudget} of {@link #WAIT} for all its look-ups. Its tasks' time stands
 * meanwhile, which is safe. When the budget is spent, records of schemas not yet seen are refused without a wait; an
 * answer that comes later serves those after them. Worked example: eight threads need three ids, each takes 300 ms: three
 * requests, and each thread waits 0.9 s of its 4 s.
 */
public final class RegisteredSchemas implements WriterSchemas {
    /** Asks the registry once, and answers within the time given. */
    @FunctionalInterface
    interface Registry {
        Lookup ask(int id, Duration within);
    }

    /** Ids that are kept; beyond that all are asked for anew. */
    static final int MAX_SCHEMAS = 1_000;

    /** What a thread waits in one transaction. More than a look-up's patience: who waits for one learns how it ended. */
    static final Duration WAIT = Duration.ofSeconds(4);

    /** The longest transaction. */
    static final Duration TRANSACTION = Duration.ofSeconds(10);

    private final PatientRegistry registry;
    private final LongSupplier nanos;
    private final Executor lookUps = Executors.newCachedThreadPool(RegisteredSchemas::daemon);
    private final Map<Integer, CompletableFuture<Lookup>> underWay = new HashMap<>();
    private final Map<Integer, Lookup> known = new ConcurrentHashMap<>();
    private final UnknownIds unknown = new UnknownIds();
    private final Outage outage = new Outage();

    @SuppressWarnings("ThreadLocalUsage") // a thread's budget is for this registry, not for all that there ever are
    private final ThreadLocal<WaitBudget> budgets = ThreadLocal.withInitial(() -> new WaitBudget(WAIT, TRANSACTION));

    public RegisteredSchemas(RegistrySettings settings) {
        this(new RegistryClient(settings), System::nanoTime);
    }

    RegisteredSchemas(Registry registry, LongSupplier nanos) {
        this.registry = new PatientRegistry(registry, nanos);
        this.nanos = nanos;
    }

    /** That records of schemas not yet seen were refused for want of an answer, within the last minute or so. */
    public Optional<String> warning() {
        return outage.warning(nanos.getAsLong());
    }

    /** Those that were found already. Never waits and never asks, so it takes nothing from those who do. */
    public WriterSchemas alreadyKnown() {
        return id -> known.getOrDefault(id, RegistryAnswer.AWAY);
    }

    @Override
    public Lookup find(int id) {
        Optional<Lookup> settled = settled(id);
        if (settled.isPresent()) {
            return settled.get();
        }
        WaitBudget budget = budgets.get();
        long from = nanos.getAsLong();
        long left = budget.left(from);
        if (left == 0) {
            outage.tooSlow(from);
            return RegistryAnswer.AWAY;
        }
        try {
            return await(lookUp(id), left);
        } finally {
            budget.spend(from, nanos.getAsLong());
        }
    }

    /** What can be said without asking. */
    private Optional<Lookup> settled(int id) {
        Lookup found = known.get(id);
        if (found != null) {
            return Optional.of(found);
        }
        long now = nanos.getAsLong();
        if (unknown.refuses(id, now)) {
            return Optional.of(RegistryAnswer.UNKNOWN);
        }
        return outage.rests(now) ? Optional.of(RegistryAnswer.AWAY) : Optional.empty();
    }

    /** The one that is under way, or a new one if it did not end meanwhile. */
    private synchronized CompletableFuture<Lookup> lookUp(int id) {
        return settled(id)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> underWay.computeIfAbsent(
                        id, absent -> CompletableFuture.supplyAsync(() -> ask(absent), lookUps)));
    }

    private Lookup ask(int id) {
        Optional<Lookup> answer = Optional.empty();
        try {
            answer = Optional.of(registry.ask(id));
            return answer.get();
        } finally {
            ended(id, answer);
        }
    }

    /** In one step, so that nobody finds the id neither settled nor under way. */
    private synchronized void ended(int id, Optional<Lookup> answer) {
        underWay.remove(id);
        long now = nanos.getAsLong();
        if (answer.isEmpty() || answer.get().equals(RegistryAnswer.AWAY)) {
            outage.gaveUp(now);
            return;
        }
        outage.answered();
        if (answer.get().equals(RegistryAnswer.UNKNOWN)) {
            unknown.add(id, now);
            return;
        }
        if (known.size() >= MAX_SCHEMAS) {
            known.clear();
        }
        known.put(id, answer.get());
    }

    private Lookup await(CompletableFuture<Lookup> answer, long mostNanos) {
        try {
            return answer.get(mostNanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            outage.tooSlow(nanos.getAsLong());
            return RegistryAnswer.AWAY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return RegistryAnswer.AWAY;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a look-up of a schema failed", e.getCause());
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "schema-look-up");
        thread.setDaemon(true);
        return thread;
    }
}
