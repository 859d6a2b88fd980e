package io.otpwatch.client;

/** How a code travels; names and order as in the schema. */
public enum Channel {
    /** None of the others: a call, a messenger. */
    OTHER,
    SMS,
    EMAIL
}
