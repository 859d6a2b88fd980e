package io.otpwatch.processor.correlate;

/** What a send says beyond its ids and its route, as it stands in the record in hand; each may be empty. */
public final class SendTexts {
    /** At most 32 characters. */
    public final Slice platform = new Slice();
    /** 32 hex digits in lower case. */
    public final Slice recipient = new Slice();
    /** Digits. */
    public final Slice numberRange = new Slice();
    /** At most 128 characters; nothing that looks like an address. */
    public final Slice vendorMessageId = new Slice();
    /** The domain before it was folded. */
    public final Slice domain = new Slice();

    public void clear() {
        platform.clear();
        recipient.clear();
        numberRange.clear();
        vendorMessageId.clear();
        domain.clear();
    }
}
