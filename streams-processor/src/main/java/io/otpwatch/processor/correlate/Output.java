package io.otpwatch.processor.correlate;

import io.otpwatch.events.OutcomeKind;

/** What leaves the stage as history is lived; nothing leaves when it is replayed. */
public interface Output {
    /** The code at its horizon; {@code code} is valid during the call only. */
    void outcome(OutcomeKind kind, CodeView code);

    /** The challenge is stuck, or is no longer; {@code first}, its first code, is valid during the call only. */
    void stuck(CodeView first, StuckState state);

    /** A batch, {@link io.otpwatch.events.RouteDeltas} on the wire, for a partition of the deltas' topic. */
    void deltas(int partition, byte[] batch);
}
