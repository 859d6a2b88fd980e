package io.otpwatch.processor.topology;

import io.otpwatch.events.OutcomeKind;
import java.util.Arrays;
import java.util.Locale;

/** Which outcomes are published to {@code otp.outcomes}. */
public enum OutcomePolicy {
    OFF,
    NOT_RECEIVED,
    ALL;

    boolean publishes(OutcomeKind kind) {
        return this == ALL || (this == NOT_RECEIVED && kind != OutcomeKind.RECEIVED);
    }

    /** As written in the configuration: off, not-received, all. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static OutcomePolicy of(String label) {
        return Arrays.stream(values())
                .filter(policy -> policy.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be off, not-received or all"));
    }
}
