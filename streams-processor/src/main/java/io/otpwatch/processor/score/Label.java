package io.otpwatch.processor.score;

/** What kind of trouble an anomaly is, as far as can be told. */
public enum Label {
    /** Loss and delay explain it about equally well; no delay can be told from loss before it has passed. */
    PENDING,
    /** Codes do not arrive. */
    LOSS,
    /** Codes arrive, later than usual. */
    LATE
}
