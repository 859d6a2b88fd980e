package io.otpwatch.standalone.replay;

/** A line that is no event. The message says what was expected and the shape of what was there, never a value. */
final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;

    BadLine(String message) {
        super(message);
    }

    static BadLine field(String name, String expected) {
        return new BadLine("field " + name + ": " + expected);
    }
}
