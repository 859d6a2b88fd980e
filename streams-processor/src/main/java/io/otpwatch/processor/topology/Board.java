package io.otpwatch.processor.topology;

import org.jspecify.annotations.Nullable;

/** What the latest records of a topic say, for all tasks of this instance. Safe to use from any thread. */
interface Board {
    /**
     * A record; no value takes back what stands under the key.
     *
     * @return false if it is refused, and changes nothing
     */
    boolean take(byte @Nullable [] key, byte @Nullable [] value);
}
