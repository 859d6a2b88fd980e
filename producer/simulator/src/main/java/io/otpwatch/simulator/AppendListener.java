package io.otpwatch.simulator;

/**
 * Hears of each event once the broker has acknowledged it. Called on the producer's own thread: what
 * takes long here slows the appending.
 */
@FunctionalInterface
public interface AppendListener {
    void appended(Appended appended);
}
