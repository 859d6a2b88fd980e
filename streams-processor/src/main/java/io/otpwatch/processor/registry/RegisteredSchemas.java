package io.otpwatch.processor.registry;

import io.otpwatch.processor.decode.WriterSchemas;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry's schemas, each asked for once: what an id means never changes. Thread-safe.
 *
 * <p>While the registry is away a look-up waits up to {@link #PATIENCE}, asking again after 100 ms, 200 ms and so on; the
 * task's time stands, which is safe. Then it gives up, and for a rest of 10 s, after the next time 20 s, then 30 s, no
 * look-up asks or waits. A thread waits within a transaction, which the broker ends after 10 s: so all look-ups share one
 * {@link WaitBudget}.
 */
public final class RegisteredSchemas implements WriterSchemas {
    /** Asks the registry once, and answers within the time given. */
    @FunctionalInterface
    interface Registry {
        Lookup ask(int id, Duration within);
    }

    /** Ids that are kept; beyond that all are asked for anew. */
    static final int MAX_SCHEMAS = 1_000;

    static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration TRANSACTION = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE_MS = 100;
    private static final Duration FIRST_REST = TRANSACTION;
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final Duration TOLD_FOR = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(RegisteredSchemas.class);

    private final Registry registry;
    private final LongSupplier nanos;
    private final Map<Integer, Lookup> known = new ConcurrentHashMap<>();
    private final UnknownIds unknown = new UnknownIds();
    private final WaitBudget budget = new WaitBudget(PATIENCE, TRANSACTION);
    private volatile boolean away;
    private volatile long restsUntil;
    private Duration rest = FIRST_REST;

    public RegisteredSchemas(RegistrySettings settings) {
        this(new RegistryClient(settings), System::nanoTime);
    }

    RegisteredSchemas(Registry registry, LongSupplier nanos) {
        this.registry = registry;
        this.nanos = nanos;
    }

    /** Whether the last look-up was given up, within the last minute or so. */
    public boolean isAway() {
        return away && nanos.getAsLong() - restsUntil < TOLD_FOR.toNanos();
    }

    @Override
    public Lookup find(int id) {
        Lookup found = known.get(id);
        if (found != null) {
            return found;
        }
        long now = nanos.getAsLong();
        if (unknown.refuses(id, now)) {
            return RegistryAnswer.UNKNOWN;
        }
        if (away && restsUntil - now > 0) {
            return RegistryAnswer.AWAY;
        }
        long left = budget.left(now);
        if (left == 0) {
            return RegistryAnswer.AWAY;
        }
        try {
            return askPatiently(id, now + left);
        } finally {
            budget.spend(now, nanos.getAsLong());
        }
    }

    private Lookup askPatiently(int id, long end) {
        long pauseMs = FIRST_PAUSE_MS;
        while (true) {
            Lookup answer = registry.ask(id, Duration.ofNanos(end - nanos.getAsLong()));
            if (!answer.equals(RegistryAnswer.AWAY)) {
                answered(id, answer);
                return answer;
            }
            if (end - nanos.getAsLong() <= TimeUnit.MILLISECONDS.toNanos(pauseMs) || !pause(pauseMs)) {
                giveUp();
                return answer;
            }
            pauseMs *= 2;
        }
    }

    private synchronized void answered(int id, Lookup answer) {
        if (away) {
            log.info("the schema registry answers again");
        }
        away = false;
        rest = FIRST_REST;
        if (answer.equals(RegistryAnswer.UNKNOWN)) {
            unknown.add(id, nanos.getAsLong());
            return;
        }
        if (known.size() >= MAX_SCHEMAS) {
            known.clear();
        }
        known.put(id, answer);
    }

    private synchronized void giveUp() {
        restsUntil = nanos.getAsLong() + rest.toNanos();
        away = true;
        log.warn(
                "the schema registry did not answer: records of schemas not yet seen go to the dead letters for {} s",
                rest.toSeconds());
        Duration twice = rest.multipliedBy(2);
        rest = twice.compareTo(LONGEST_REST) < 0 ? twice : LONGEST_REST;
    }

    private static boolean pause(long ms) {
        try {
            TimeUnit.MILLISECONDS.sleep(ms);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
