package io.otpwatch.processor.correlate;

import io.otpwatch.events.OutcomeKind;

/** What follows from history beyond the table: counted and published when it is lived, not when it is replayed. */
public interface Effects {
    /** Where to count what happens on the route with this number. */
    RouteCounts counts(int route);

    /** The code at its horizon; {@code code} is valid during the call only. */
    void outcome(OutcomeKind kind, CodeView code);

    /** Replay: all that follows did follow already. */
    static Effects replay() {
        RouteCounts ignored = new RouteCounts();
        return new Effects() {
            @Override
            public RouteCounts counts(int route) {
                return ignored;
            }

            @Override
            public void outcome(OutcomeKind kind, CodeView code) {}
        };
    }
}
