package io.otpwatch.gateway.sink;

import io.otpwatch.gateway.intake.EventKind;

/** Is told what became of events. Called by several threads. */
public interface IntakeMeter {
    /** Why an item was refused. */
    enum Reason {
        BAD_FIELD,
        /** A whole body that could not be read. */
        BAD_BODY,
        UNKNOWN_VENDOR_MESSAGE
    }

    void accepted(EventKind kind, int events);

    void refused(EventKind kind, Reason reason);

    /** A request that had events for Kafka was answered, so long after the last of them was handed over. */
    void answered(long nanos);
}
