package io.otpwatch.benchmarks.detection;

/** What is hit by a change. */
enum ChangeType {
    /** Codes sent after it. */
    A,
    /** Receipts that would come after it, also those of codes sent before. */
    B
}
