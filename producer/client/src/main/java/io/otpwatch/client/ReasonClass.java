package io.otpwatch.client;

/** Whose problem a failure is; names and order as in the schema. */
public enum ReasonClass {
    /** It will not arrive, and the report does not say why. */
    UNKNOWN,
    /** The address or number is invalid, opted out or suppressed. */
    RECIPIENT,
    /** The carrier or mailbox provider refused. */
    OPERATOR,
    /** Our sender id, registration or authentication. */
    SENDER,
    /** The sending provider. */
    PROVIDER,
    /** It may still arrive; decides nothing. */
    TEMPORARY
}
