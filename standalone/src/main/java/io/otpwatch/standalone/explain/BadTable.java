package io.otpwatch.standalone.explain;

/** A table that cannot be explained. The message names line and column, and the shape of what was there, never its value. */
public final class BadTable extends Exception {
    private static final long serialVersionUID = 1L;

    BadTable(String message) {
        super(message);
    }

    /** A cell's. */
    static BadTable at(long line, String column, String expected) {
        return new BadTable("line " + line + ", column " + column + ": expected " + expected);
    }
}
