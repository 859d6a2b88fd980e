package io.otpwatch.standalone.replay;

import io.otpwatch.rules.BadField;

/** A line that is no event. The message names the field, what was expected and the shape of what was there. */
final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;

    private final String text;

    BadLine(BadField problem) {
        // The rules say "1 to 64 characters; was 80".
        this("field " + problem.field() + ": expected " + problem.expected().replace("; was ", ", was "));
    }

    private BadLine(String text) {
        super(text);
        this.text = text;
    }

    /** The message. */
    String text() {
        return text;
    }
}
