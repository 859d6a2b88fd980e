package io.otpwatch.client;

/** What was learnt about a code; names and order as in the schema. */
public enum EvidenceKind {
    /** Something else, which is no evidence. */
    OTHER,
    /** The carrier's network, or the mailbox provider's server, took it. */
    ACCEPTED,
    /** It is on the device. */
    DELIVERED,
    /** It was seen in the inbox of a mailbox. */
    INBOX,
    /** It was seen in the spam folder of a mailbox. */
    SPAM,
    /** The user typed it, and it was right. */
    ENTERED,
    /** The user typed something else. */
    ENTERED_WRONG,
    /** The user typed it when it was no longer valid. */
    ENTERED_EXPIRED;

    /** Whether it is about one code, which must then be named. */
    boolean needsCode() {
        return switch (this) {
            case ACCEPTED, DELIVERED, INBOX, SPAM -> true;
            case OTHER, ENTERED, ENTERED_WRONG, ENTERED_EXPIRED -> false;
        };
    }
}
