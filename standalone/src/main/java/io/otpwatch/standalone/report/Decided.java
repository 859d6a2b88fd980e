package io.otpwatch.standalone.report;

import io.otpwatch.events.OutcomeKind;
import io.otpwatch.simulator.Count;
import io.otpwatch.simulator.RouteCounts;

/** Outcomes, by kind. */
public record Decided(long received, long failed, long missing) {
    static final Decided NONE = new Decided(0, 0, 0);

    static Decided one(OutcomeKind kind) {
        return new Decided(
                kind == OutcomeKind.RECEIVED ? 1 : 0,
                kind == OutcomeKind.FAILED ? 1 : 0,
                kind == OutcomeKind.MISSING ? 1 : 0);
    }

    /** Those that the counts are of. */
    static Decided of(RouteCounts counts) {
        return new Decided(counts.of(Count.RECEIVED), counts.of(Count.FAILED), counts.of(Count.MISSING));
    }

    Decided plus(Decided other) {
        return new Decided(received + other.received, failed + other.failed, missing + other.missing);
    }

    long sum() {
        return received + failed + missing;
    }
}
