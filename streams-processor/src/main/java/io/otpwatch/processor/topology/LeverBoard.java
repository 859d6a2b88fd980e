package io.otpwatch.processor.topology;

import io.otpwatch.processor.levers.BadLever;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The levers in force, for all tasks of this instance. Safe to use from any thread. */
final class LeverBoard implements Board {
    private volatile Levers levers = Levers.NONE;

    Levers levers() {
        return levers;
    }

    @Override
    public synchronized Optional<String> take(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null) {
            return Optional.of("key: expected name and scope; was not given");
        }
        try {
            String name = new String(key, StandardCharsets.UTF_8);
            levers = levers.with(
                    name, value == null ? null : Topics.CONFIG.serde().decode(value));
            return Optional.empty();
        } catch (BadLever | UndecodableException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }
}
