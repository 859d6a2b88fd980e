package io.otpwatch.kit;

/**
 * A value as given, and where.
 *
 * @param source as its author knows it: "--set x", "OTPWATCH_X", "x in /etc/otpwatch.properties"
 */
record Sourced(String value, String source) {
    /** Without the value, which may be secret. */
    @Override
    public String toString() {
        return source;
    }
}
