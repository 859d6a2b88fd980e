package io.otpwatch.benchmarks.throughput;

import io.otpwatch.processor.correlate.Entry;
import io.otpwatch.processor.correlate.Input;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.decode.EventDecoder;
import io.otpwatch.processor.decode.Rejected;
import io.otpwatch.schemas.KnownDomains;
import io.otpwatch.schemas.Topics;

/** The processor's decoder for the other systems: what one record costs to read is the same for all. One per task. */
final class InputDecoder {
    final RouteDictionary routes = new RouteDictionary();
    /** What was decoded last. */
    final Entry entry = new Entry();

    private final EventDecoder decoder = new EventDecoder(routes, KnownDomains.shipped());

    /**
     * Reads {@code value} into {@link #entry}; false if it is a heartbeat.
     *
     * @param appendedAt milliseconds since 1970
     * @throws IllegalStateException if the event is refused, as the simulator's never is
     */
    boolean decode(Input input, byte[] value, long appendedAt) {
        entry.appendedAt = appendedAt;
        if (value == null) {
            return false;
        }
        Rejected rejected = decoder.decode(input, value, entry);
        if (rejected != null) {
            throw new IllegalStateException("an event of the inputs is refused: " + rejected);
        }
        return true;
    }

    static Input input(String topic) {
        if (topic.equals(Topics.CODE_SENT.name())) {
            return Input.SENT;
        }
        return topic.equals(Topics.CODE_RECEIVED.name()) ? Input.RECEIVED : Input.FAILED;
    }
}
