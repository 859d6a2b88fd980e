package io.otpwatch.processor.registry;

import io.otpwatch.processor.decode.WriterSchemas.Lookup;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * While the registry does not answer a look-up goes on for {@link #PATIENCE}, asking again after 100 ms, 200 ms and so
 * on. Thread-safe.
 */
final class PatientRegistry {
    static final Duration PATIENCE = Duration.ofMillis(3_500);

    private static final long FIRST_PAUSE_MS = 100;

    private final RegisteredSchemas.Registry registry;
    private final LongSupplier nanos;

    PatientRegistry(RegisteredSchemas.Registry registry, LongSupplier nanos) {
        this.registry = registry;
        this.nanos = nanos;
    }

    /** {@link RegistryAnswer#AWAY} when patience is at its end. */
    Lookup ask(int id) {
        long end = nanos.getAsLong() + PATIENCE.toNanos();
        long pauseMs = FIRST_PAUSE_MS;
        while (true) {
            Lookup answer = registry.ask(id, Duration.ofNanos(end - nanos.getAsLong()));
            boolean ends = end - nanos.getAsLong() <= TimeUnit.MILLISECONDS.toNanos(pauseMs);
            if (!answer.equals(RegistryAnswer.AWAY) || ends || !pause(pauseMs)) {
                return answer;
            }
            pauseMs *= 2;
        }
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
