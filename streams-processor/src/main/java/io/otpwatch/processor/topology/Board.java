package io.otpwatch.processor.topology;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the latest records of a topic say, for all tasks of this instance. Safe to use from any thread. */
interface Board {
    /**
     * A record; no value takes back what stands under the key.
     *
     * @return why it is refused, and changes nothing: what is bad, and its shape, never its value; empty if it is taken
     */
    Optional<String> take(byte @Nullable [] key, byte @Nullable [] value);
}
