package io.otpwatch.client;

/** Is told of each event that is lost. */
@FunctionalInterface
public interface LossListener {
    /**
     * Is called on the thread that gave the event, or on one of the client's own; must be quick and thread-safe. What it
     * throws is ignored.
     */
    void lost(Loss loss);
}
