package io.otpwatch.processor.incident;

/** Whether a provider's receipts come. */
public enum FeedState {
    /** Not known, or the scope is of no single provider. */
    UNKNOWN,
    /** They come. */
    FED,
    /** None for longer than usual; or, of one that was dead, none is expected any more. */
    SILENT,
    /** None for so long that it is an incident. */
    DEAD,
    /** They come, but what they tell is so old that it is an incident. */
    LATE
}
