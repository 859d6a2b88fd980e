package io.otpwatch.simulator;

/**
 * What a scenario may break, in the words of the architecture's table of causes, and in the order in which each meets
 * a code on its way: of two causes that hit one code, the earlier decides first.
 */
public enum CauseKind {
    /** Codes are asked for, and none is sent. */
    SENDS_STOPPED("upstream stopped sending"),
    /** Nothing that the provider took arrives. */
    PROVIDER_OUTAGE("sending provider outage"),
    /** Codes arrive, and are reported, much later than usual. */
    SLOW_ROUTE("slow route"),
    /** The carrier refuses codes and says so. */
    CARRIER_FILTERING_EXPLICIT("carrier filtering, explicit"),
    /** The carrier drops codes: no refusal; no receipt, or a false one. */
    CARRIER_FILTERING_SILENT("carrier filtering, silent"),
    /** A mailbox operator drops, defers or bounces codes. */
    MAILBOX_DROP("mailbox provider drops or defers"),
    /** A mailbox operator delivers codes into the spam folder. */
    SPAM_FOLDERED("spam-foldered"),
    /** Codes arrive, and users cannot enter them. */
    CLIENT_TROUBLE("trouble in the browser or app"),
    /** Codes are asked for by those who are paid for their delivery, and never entered. */
    PUMPING("SMS pumping"),
    /** The provider's codes arrive, its reports do not. */
    FEED_BROKEN("receipt feed broken");

    private final String text;

    CauseKind(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
