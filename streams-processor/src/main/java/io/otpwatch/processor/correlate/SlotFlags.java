package io.otpwatch.processor.correlate;

import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.ReasonClass;

/** The 22 flag bits of a slot: what it is, and what is known of its code. */
final class SlotFlags {
    /** Mask and values of what the slot is. */
    static final int KIND = 3;

    /** A code before its horizon. */
    static final int OPEN = 0;
    /** A code whose outcome was given and which did not arrive: remembered so that late evidence is known as late. */
    static final int CLOSED = 1;
    /** Evidence or a failure that waits for its send, or entry evidence that names no code. */
    static final int WAITING = 2;
    /** Of no more use; goes with its segment. */
    static final int DEAD = 3;

    static final int RECEIPT = 1 << 2;
    static final int ENTRY = 1 << 3;
    /** Receipt or entry evidence was appended by the deadline. */
    static final int IN_TIME = 1 << 4;
    /** A failure that blames the recipient was appended by the deadline. */
    static final int RECIPIENT_BY_DEADLINE = 1 << 5;
    /** Another permanent failure was appended by the deadline. */
    static final int FAILED_BY_DEADLINE = 1 << 6;
    /** The send's vendor message id is known. */
    static final int VENDOR_ID = 1 << 7;
    /** On the challenge's first code: the challenge was entered. */
    static final int ENTERED = 1 << 8;
    /** On waiting evidence: it spoke for some code already, so it will not count as unmatched. */
    static final int MATCHED = 1 << 9;
    /** On waiting evidence: it names its code. */
    static final int NAMED = 1 << 10;

    /** On a waiting entry that names no code: it is the one by which its challenge counts as entered. */
    static final int COUNTED = 1 << 14;
    /** On the challenge's first code: entered, and it took a resend. */
    static final int BY_RESEND = 1 << 15;
    /** On the challenge's first code: a later one was sent, arrived, and is closed. */
    static final int RESENT = 1 << 16;

    /** The code was seen in a spam folder; on waiting evidence: it says so. The three after it likewise. */
    static final int SPAM = 1 << 17;
    /** The code was seen in an inbox. */
    static final int INBOX = 1 << 18;
    /** On the challenge's first code: some code was entered wrong. */
    static final int WRONG = 1 << 19;
    /** On the challenge's first code: some code was entered when it was no longer accepted. */
    static final int EXPIRED = 1 << 20;
    /** On the challenge's first code: it was told that the challenge is stuck. */
    static final int STUCK = 1 << 21;

    /** Class of the first permanent failure within the horizon; on a waiting failure its class. 3 bits, 0: none. */
    private static final int CLASS_SHIFT = 11;

    private static final int CLASS_MASK = 7 << CLASS_SHIFT;
    private static final ReasonClass[] CLASSES = ReasonClass.values();

    private SlotFlags() {}

    static int kind(int flags) {
        return flags & KIND;
    }

    static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }

    /** The flag of a kind of evidence that is counted apart; 0 for other kinds. */
    static int ofEvidence(EvidenceKind kind) {
        return switch (kind) {
            case SPAM -> SPAM;
            case INBOX -> INBOX;
            case ENTERED_WRONG -> WRONG;
            case ENTERED_EXPIRED -> EXPIRED;
            case OTHER, ACCEPTED, DELIVERED, ENTERED -> 0;
        };
    }

    /** Of waiting evidence: the kind if it is counted apart, else OTHER. */
    static EvidenceKind kindOfEvidence(int flags) {
        if (has(flags, SPAM | INBOX)) {
            return has(flags, SPAM) ? EvidenceKind.SPAM : EvidenceKind.INBOX;
        }
        if (has(flags, WRONG | EXPIRED)) {
            return has(flags, WRONG) ? EvidenceKind.ENTERED_WRONG : EvidenceKind.ENTERED_EXPIRED;
        }
        return EvidenceKind.OTHER;
    }

    static Entry.Type typeOfWaiting(int flags) {
        if (has(flags, RECEIPT)) {
            return Entry.Type.RECEIPT;
        }
        if (has(flags, WRONG | EXPIRED)) {
            return Entry.Type.REFUSED;
        }
        return has(flags, ENTRY) ? Entry.Type.ENTRY : Entry.Type.FAILED;
    }

    static boolean received(int flags) {
        return (flags & (RECEIPT | ENTRY)) != 0;
    }

    static boolean failed(int flags) {
        return (flags & CLASS_MASK) != 0;
    }

    static int withClass(int flags, ReasonClass reasonClass) {
        return (flags & ~CLASS_MASK) | ((reasonClass.ordinal() + 1) << CLASS_SHIFT);
    }

    /** Only where {@link #failed}. */
    static ReasonClass reasonClass(int flags) {
        return CLASSES[((flags & CLASS_MASK) >> CLASS_SHIFT) - 1];
    }
}
