package io.otpwatch.processor.score;

/** What is judged of a route. */
public enum Signal {
    /** Codes, by evidence of network or device. */
    RECEIPT,
    /** Challenges, by the user's typing the code. */
    ENTRY
}
