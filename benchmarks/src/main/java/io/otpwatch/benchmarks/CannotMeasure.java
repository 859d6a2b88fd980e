package io.otpwatch.benchmarks;

/** Why there are no figures, as a sentence for the person at the terminal. */
public final class CannotMeasure extends RuntimeException {
    public CannotMeasure(String message) {
        super(message);
    }

    public CannotMeasure(String message, Throwable cause) {
        super(message, cause);
    }
}
