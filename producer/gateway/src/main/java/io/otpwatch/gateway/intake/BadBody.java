package io.otpwatch.gateway.intake;

/** A body of which nothing can be taken in. Its message says what was expected, and never has what was sent. */
public final class BadBody extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean tooMany;

    BadBody(String expected, boolean tooMany) {
        super(expected, null, false, false);
        this.tooMany = tooMany;
    }

    /** Whether it had more items than a batch may have. */
    public boolean tooMany() {
        return tooMany;
    }

    /** What was expected. */
    public String expected() {
        return String.valueOf(getMessage());
    }
}
