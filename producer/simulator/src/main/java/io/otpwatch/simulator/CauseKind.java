package io.otpwatch.simulator;

/** What a scenario may break, in the words of the architecture's table of causes. */
public enum CauseKind {
    /** The carrier refuses codes and says so. */
    CARRIER_FILTERING_EXPLICIT("carrier filtering, explicit"),
    /** The carrier drops codes: no receipt, no refusal. */
    CARRIER_FILTERING_SILENT("carrier filtering, silent"),
    /** Nothing that the provider took arrives. */
    PROVIDER_OUTAGE("sending provider outage"),
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
