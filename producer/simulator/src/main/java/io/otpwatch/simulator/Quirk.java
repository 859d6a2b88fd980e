package io.otpwatch.simulator;

/** What may happen to a challenge, a code or an event, and how often unless a profile says otherwise. */
public enum Quirk {
    /** The user's address or number is wrong. Share of challenges. */
    WRONG_RECIPIENT(0.015),
    /** Nothing is ever heard of the code. Share of codes. */
    LOST(0.006),
    /** The carrier or mailbox operator refuses the code. Share of codes. */
    REFUSED_BY_OPERATOR(0.003),
    /** Refused for our sender id or authentication. Share of codes. */
    REFUSED_FOR_SENDER(0.0005),
    /** The sending provider gives up. Share of codes. */
    REFUSED_BY_PROVIDER(0.0005),
    /** A refused code arrives all the same. Share of refused codes. */
    ARRIVES_AFTER_REFUSAL(0.05),
    /** A temporary failure is reported before the code arrives. Share of codes. */
    DEFERRED(0.015),
    /** No receipt is sent for a code that arrived. Share of arrived codes. */
    NO_RECEIPT(0.008),
    /** The network's receipt comes before the device's. Share of arrived SMS codes. */
    ACCEPTED_FIRST(0.6),
    /** A mailbox that reports what it sees saw the code. Share of arrived e-mail codes. */
    SEEN_IN_INBOX(0.005),
    /** A mailbox that reports what it sees saw the code in its spam folder. Share of codes that land there. */
    SEEN_IN_SPAM(0.02),
    /** The user never enters a code that arrived. Share of arrived codes. */
    NOT_ENTERED(0.15),
    /** The entry event names the challenge only. Share of entries. */
    ENTRY_WITHOUT_CODE(0.3),
    /** The user mistypes first. Share of entries. */
    ENTERED_WRONG_FIRST(0.04),
    /** The user comes back when the code is no longer accepted. Share of entries. */
    ENTERED_TOO_LATE(0.005),
    /** The user asks for another code when none has come. Share of codes that have not arrived when it is offered. */
    RESENT(0.7),
    /** Another provider or sender is chosen for a resend. Share of resends. */
    REROUTED(0.3),
    /** The send event is appended twice. Share of sends. */
    SENT_TWICE(0.002),
    /** Evidence or a failure is appended twice. Share of those events. */
    REPORTED_TWICE(0.01),
    /** A receipt comes for a code that was never sent here. Share of challenges. */
    UNMATCHED(0.001),
    /** The vendor's message id comes with a second send event. Share of sends. */
    VENDOR_ID_LATER(0.05),
    /** The vendor's message id is never known. Share of sends. */
    VENDOR_ID_NEVER(0.03),
    /** The login service's ids are no UUIDs. Share of challenges. */
    ODD_IDS(0.02),
    /** An event is appended 0.5 to 4 s after its time. Share of events. */
    APPENDED_SLOWLY(0.005),
    /** An event is appended 10 to 16 s after its time. Share of events. */
    APPENDED_STALE(0.0002);

    private final double usualShare;

    Quirk(double usualShare) {
        this.usualShare = usualShare;
    }

    /** 0 to 1. */
    public double usualShare() {
        return usualShare;
    }
}
