package io.otpwatch.processor.incident;

/** What has become of the codes that are not there. */
public enum Label {
    /** Lost. */
    LOSS,
    /** On their way, later than usual. */
    LATE,
    /** One of both: it cannot be known yet. */
    PENDING
}
