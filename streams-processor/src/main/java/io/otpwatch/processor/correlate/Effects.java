package io.otpwatch.processor.correlate;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.OutcomeKind;

/** What follows from an entry beyond the table. */
public interface Effects {
    /**
     * One more of its kind on a route.
     *
     * @param route its number
     * @param cohort when the code was appended, seconds since 1970, or {@link Judge#NO_COHORT}
     * @param bin see {@link CellKind}
     */
    void count(int route, long cohort, CellKind kind, int bin);

    /** The code at its horizon; {@code code} is valid during the call only. */
    void outcome(OutcomeKind kind, CodeView code);
}
