package io.otpwatch.schemas;

import io.otpwatch.events.EvidenceKind;

/** Which of the two independent signals of a route a piece of evidence speaks for. */
public enum Signal {
    /** The network or a device has the code; judged per code. */
    RECEIPT,
    /** The user typed the code; judged per challenge. */
    ENTRY,
    /** Neither: no login succeeded by it, or its kind is newer than this reader. */
    NONE;

    public static Signal of(EvidenceKind kind) {
        return switch (kind) {
            case ACCEPTED, DELIVERED, INBOX, SPAM -> RECEIPT;
            case ENTERED -> ENTRY;
            case ENTERED_WRONG, ENTERED_EXPIRED, OTHER -> NONE;
        };
    }
}
