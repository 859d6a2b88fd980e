package io.otpwatch.processor.registry;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of a registry that does not answer, or too slowly. After a look-up that was given up it is left alone for
 * a rest of 10 s, after the next for 20 s, then 30 s, until it answers. Times in nanoseconds. Thread-safe.
 */
final class Outage {
    /** For how long it is told after it was last seen. */
    static final Duration TOLD_FOR = Duration.ofSeconds(60);

    private static final Duration FIRST_REST = RegisteredSchemas.TRANSACTION;
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final String CONSEQUENCE =
            "records of schemas not yet seen go to the dead letters, reason registry_away, and count for nothing unless"
                    + " their producer writes them again, see docs/producers.md";
    private static final Logger log = LoggerFactory.getLogger(Outage.class);

    private boolean away;
    private long restsUntil;
    private Duration rest = FIRST_REST;
    private boolean slow;
    private long slowUntil;

    /** Whether it is left alone. */
    synchronized boolean rests(long now) {
        return away && restsUntil - now > 0;
    }

    /** A look-up came to nothing. Those that do so during a rest are of the same outage. */
    synchronized void gaveUp(long now) {
        if (rests(now)) {
            return;
        }
        away = true;
        restsUntil = now + rest.toNanos();
        log.warn("the schema registry does not answer, for {} s it is not asked: {}", rest.toSeconds(), CONSEQUENCE);
        Duration twice = rest.multipliedBy(2);
        rest = twice.compareTo(LONGEST_REST) < 0 ? twice : LONGEST_REST;
    }

    synchronized void answered() {
        if (away) {
            log.info("the schema registry answers again");
        }
        away = false;
        rest = FIRST_REST;
    }

    /** A thread had no more time to wait for an answer. */
    synchronized void tooSlow(long now) {
        if (!isSlow(now)) {
            log.warn(tooSlow());
        }
        slow = true;
        slowUntil = now + TOLD_FOR.toNanos();
    }

    synchronized Optional<String> warning(long now) {
        if (away && now - restsUntil < TOLD_FOR.toNanos()) {
            return Optional.of("the schema registry does not answer: " + CONSEQUENCE);
        }
        return isSlow(now) ? Optional.of(tooSlow()) : Optional.empty();
    }

    private boolean isSlow(long now) {
        return slow && slowUntil - now > 0;
    }

    private static String tooSlow() {
        return "the schema registry answers too slowly, a thread waits for it " + RegisteredSchemas.WAIT.toSeconds()
                + " s at most in a transaction: " + CONSEQUENCE;
    }
}
