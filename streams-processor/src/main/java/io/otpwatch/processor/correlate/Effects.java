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

    /**
     * One more of its kind on a client platform.
     *
     * @param platform its number
     * @param channel ordinal of the channel of the challenge's first code
     */
    void countPlatform(int platform, int channel, long cohort, CellKind kind, int bin);

    /** The deadline of the code has passed; {@code code} is valid during the call only. */
    void due(CodeView code, boolean inTime);

    /** The challenge whose first code this is was entered; {@code first} is valid during the call only. */
    void entered(CodeView first);

    /** The code at its horizon; {@code code} is valid during the call only. */
    void outcome(OutcomeKind kind, CodeView code);

    /** The challenge is stuck, or is no longer; {@code first}, its first code, is valid during the call only. */
    void stuck(CodeView first, StuckState state);
}
