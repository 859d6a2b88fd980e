package io.otpwatch.processor.incident;

import io.otpwatch.processor.localise.Culprit;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.schemas.Signal;

/**
 * A culprit that the localiser names on one signal.
 *
 * @param signal RECEIPT or ENTRY
 * @param since estimated start, ms since 1970
 * @param facts what both signals and all else say within the culprit's scope
 */
public record Finding(Signal signal, Culprit culprit, long since, Label label, Facts facts) {
    public Finding {
        if (signal == Signal.NONE) {
            throw new IllegalArgumentException("a finding is of RECEIPT or ENTRY");
        }
    }

    public Scope scope() {
        return culprit.scope();
    }

    /** Whether the other signal is down in this scope too. */
    boolean isSeconded() {
        SignalFacts other = signal == Signal.RECEIPT ? facts.entry() : facts.receipt();
        return other.isDown() || other.isLate();
    }
}
