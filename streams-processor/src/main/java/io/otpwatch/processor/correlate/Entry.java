package io.otpwatch.processor.correlate;

import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.ReasonClass;

/**
 * One line of a task's history: a fact (a send, evidence, a failure) or time. The history is what is durable, the
 * {@link InFlight} table what it amounts to. Mutable and reused, so that no record costs an object; who keeps
 * something of it copies it.
 */
public final class Entry {
    /** What the line says; the order is that of the wire format and never changes. */
    public enum Type {
        SENT,
        RECEIPT,
        ENTRY,
        FAILED,
        TIME,
        /** A code was sent that had been sent already. */
        DUPLICATE,
        /** What had changed on routes left, between two steps. */
        FLUSHED,
        /** A code was entered wrong, or too late to be accepted; in the wire format an ENTRY with its kind. */
        REFUSED
    }

    public Type type = Type.TIME;
    public final IdKey challenge = new IdKey();
    /** Unset for entry evidence that names no code, see {@link #named}. */
    public final IdKey code = new IdKey();
    /** Whether {@link #code} is set. */
    public boolean named;
    /** When the broker appended it, milliseconds since 1970. For TIME: the step, a whole second. */
    public long appendedAt;
    /** sentAt, receivedAt or failedAt, milliseconds since 1970. */
    public long eventAt;
    /** Number of the route; for evidence and failures that of their provider's unmatched route. */
    public int route;
    /** SENT: 1 to 255. */
    public int attempt;
    /** SENT: the vendor message id is given, and not empty. */
    public boolean vendorId;
    /** SENT: number of the client platform, see {@link Platforms}. */
    int platform;
    /** SENT: whether the recipient is known and wanted, as of a challenge's first code. */
    boolean hasRecipient;
    /** SENT: the leading and the trailing 64 bits of the recipient. */
    long recipientHi;

    long recipientLo;
    /** SENT, as it is read: what it says beyond that. */
    public final SendTexts texts = new SendTexts();
    /** RECEIPT: INBOX or SPAM if it was seen there. REFUSED: ENTERED_WRONG or ENTERED_EXPIRED. Else nothing follows. */
    public EvidenceKind kind = EvidenceKind.OTHER;
    /** FAILED: the class. */
    public ReasonClass reasonClass = ReasonClass.UNKNOWN;
    /**
     * Evidence and failures: when first read it spoke for some code, see {@link InFlight}. TIME: the step was completed,
     * and what had changed on routes left with it. Written to the history.
     */
    public boolean matched;
    /** Read back from the history: then {@link #matched} says what happened, and replay follows it. */
    public boolean recorded;
    /** TIME: how many codes may be closed, at most. */
    public int budget;

    /** SENT, as it is read: what of its texts is kept with its code. */
    void learn(Platforms platforms, boolean wantsRecipient) {
        platform = platforms.number(texts.platform, appendedAt);
        hasRecipient = wantsRecipient && attempt == 1 && !texts.recipient.isEmpty();
        if (hasRecipient) {
            recipientHi = texts.recipient.hex16(0);
            recipientLo = texts.recipient.hex16(16);
        }
    }

    boolean hasText() {
        return challenge.text != null || (named && code.text != null);
    }

    /** Makes this the step to {@code watermark}, closing at most {@code budget} codes. */
    Entry time(long watermark, int budget) {
        type = Type.TIME;
        appendedAt = watermark;
        matched = false;
        this.budget = budget;
        return this;
    }

    Entry duplicate(int route, long appendedAt) {
        type = Type.DUPLICATE;
        this.route = route;
        this.appendedAt = appendedAt;
        return this;
    }

    Entry flushed(long appendedAt) {
        type = Type.FLUSHED;
        this.appendedAt = appendedAt;
        return this;
    }
}
