package io.otpwatch.processor.correlate;

import io.otpwatch.events.Channel;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.schemas.Route;

/** Entries by intention, for tests. */
final class Entries {
    static final long START = 1_700_000_000_000L;
    static final Route SMS = new Route(Channel.SMS, "twilio", "acme", "US", "310-260");
    static final Route EMAIL = new Route(Channel.EMAIL, "ses", "acme.example", "ZZ", "gmail.com");

    private Entries() {}

    static Entry sent(String challenge, String code, int route, long at) {
        Entry entry = named(Entry.Type.SENT, challenge, code, route, at);
        entry.attempt = 1;
        return entry;
    }

    static Entry receipt(String challenge, String code, int route, long at) {
        return named(Entry.Type.RECEIPT, challenge, code, route, at);
    }

    static Entry failed(String challenge, String code, int route, long at) {
        Entry entry = named(Entry.Type.FAILED, challenge, code, route, at);
        entry.reasonClass = ReasonClass.OPERATOR;
        return entry;
    }

    /** An entry that names no code. */
    static Entry entered(String challenge, int route, long at) {
        Entry entry = new Entry();
        entry.type = Entry.Type.ENTRY;
        entry.challenge.read(challenge);
        entry.route = route;
        entry.appendedAt = at;
        entry.eventAt = at;
        return entry;
    }

    private static Entry named(Entry.Type type, String challenge, String code, int route, long at) {
        Entry entry = entered(challenge, route, at);
        entry.type = type;
        entry.named = true;
        entry.code.read(code);
        return entry;
    }
}
