package io.otpwatch.standalone;

/** A command cannot start, or not go on, for a reason outside the program; the message says it to who typed it. */
public final class CannotRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotRun(String message) {
        super(message);
    }

    /** The cause goes to the log; the message must do without it. */
    public CannotRun(String message, Throwable cause) {
        super(message, cause);
    }
}
