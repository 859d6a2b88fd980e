package io.otpwatch.processor.levers;

/** A lever that breaks a rule: the field, what it must be, and the shape of what it was; never its value. */
public final class BadLever extends Exception {
    private static final long serialVersionUID = 1L;

    private final String field;

    BadLever(String field, String expected) {
        super(field + ": expected " + expected);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
