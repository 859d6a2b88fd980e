package io.otpwatch.standalone.replay.csv;

/** A column map that cannot be used; the message names the entry. */
public final class BadMap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadMap(String message) {
        super(message);
    }
}
