package io.otpwatch.processor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a stream thread dies: it is replaced, but not more than three times for each thread in five minutes.
 * Then the instance stops and its orchestrator decides; never the whole application, as other instances may be well.
 */
final class RestartBreaker implements StreamsUncaughtExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(RestartBreaker.class);
    private static final int REPLACED_MAX_PER_THREAD = 3;
    private static final Duration WITHIN = Duration.ofMinutes(5);

    private final Deque<Long> deaths = new ArrayDeque<>();
    private final int replacedMax;
    private final InstantSource clock;

    /** {@code threads}: how many run; one stall of the broker may end them all. */
    RestartBreaker(int threads, InstantSource clock) {
        replacedMax = threads * REPLACED_MAX_PER_THREAD;
        this.clock = clock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
        long now = clock.millis();
        deaths.add(now);
        while (deaths.getFirst() < now - WITHIN.toMillis()) {
            deaths.removeFirst();
        }
        boolean replace = deaths.size() <= replacedMax;
        log.error("a stream thread died, {}", replace ? "it is replaced" : "the instance stops: too many", exception);
        return replace ? StreamThreadExceptionResponse.REPLACE_THREAD : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
