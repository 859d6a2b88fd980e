package io.otpwatch.processor.correlate;

/** The three logs that a task reads, co-partitioned by challenge. */
public enum Input {
    SENT,
    RECEIVED,
    FAILED
}
