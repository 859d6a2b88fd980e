package io.otpwatch.standalone.replay.csv;

import io.otpwatch.rules.BadField;

/** A row that gives no event: which field, what was expected, and the shape of what was there, never its value. */
public final class BadCell extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient BadField problem;

    BadCell(String field, String expected) {
        super(field + ": " + expected);
        problem = new BadField(field, expected);
    }

    public BadField problem() {
        return problem;
    }
}
