package io.otpwatch.simulator;

import io.otpwatch.rules.BadField;

/** A line that is no event; says which field and what it must be, never its value. */
public final class BadEventException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient BadField problem;

    BadEventException(String field, String expected) {
        super(field + ": " + expected);
        this.problem = new BadField(field, expected);
    }

    public BadField problem() {
        return problem;
    }
}
