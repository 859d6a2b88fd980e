package io.otpwatch.client;

import io.otpwatch.rules.BadField;

/** What was given breaks the rule of a field. Never leaves the library, so it has no stack trace. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient BadField bad;

    Refused(BadField bad) {
        super(bad.field() + ": " + bad.expected(), null, false, false);
        this.bad = bad;
    }

    BadField bad() {
        return bad;
    }
}
