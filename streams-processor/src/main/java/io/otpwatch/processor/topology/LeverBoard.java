package io.otpwatch.processor.topology;

import io.otpwatch.processor.levers.BadLever;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The levers in force, for all tasks of this instance. Safe to use from any thread. */
final class LeverBoard implements Board {
    private volatile Levers levers = Levers.NONE;

    Levers levers() {
        return levers;
    }

    @Override
    public synchronized boolean take(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null) {
            return false;
        }
        try {
            String name = new String(key, StandardCharsets.UTF_8);
            levers = levers.with(
                    name, value == null ? null : Topics.CONFIG.serde().decode(value));
            return true;
        } catch (BadLever | UndecodableException refused) {
            return false;
        }
    }
}
