package io.otpwatch.benchmarks.detection;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a detector knows, and where it alarms. */
enum Setting {
    /** The usual is known; thresholds for one false alarm in 30 days. */
    KNOWN("known"),
    /** The usual is known; the threshold is the logarithm of the busy seconds of 30 days, and of two CUSUMs for four hypotheses. */
    CLOSED_FORM("closed-form"),
    /** As the product is shipped. */
    DEFAULTS("defaults");

    private final String text;

    Setting(String text) {
        this.text = text;
    }

    @JsonValue
    String text() {
        return text;
    }
}
