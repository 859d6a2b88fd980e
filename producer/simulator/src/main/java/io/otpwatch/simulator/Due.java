package io.otpwatch.simulator;

/** What a code counts as at its deadline, once. */
public enum Due {
    /** Receipt or entry evidence was appended by then. */
    IN_TIME,
    /** Else, a failure that blames the recipient was. */
    RECIPIENT,
    /** Else, another permanent failure was. */
    FAILED,
    /** None of these. */
    OVERDUE
}
