package io.otpwatch.processor.correlate;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.OutcomeKind;

/** What follows from entries as they are read: counts, what batches tell beside them, and what leaves at once. */
final class LivedEffects extends CountedEffects {
    @SuppressWarnings("NullAway.Init") // set before each use
    private Output output;

    private boolean newCode;

    LivedEffects(Changes changes) {
        super(changes);
    }

    Effects into(Output output) {
        this.output = output;
        newCode = false;
        return this;
    }

    /** Whether a code was sent, for the first time, since output was set. */
    boolean sawNewCode() {
        return newCode;
    }

    @Override
    public void count(int route, long cohort, CellKind kind, int bin) {
        newCode |= kind == CellKind.SENT;
        super.count(route, cohort, kind, bin);
    }

    @Override
    public void due(CodeView code, boolean inTime) {
        changes.samples.due(code, inTime);
    }

    @Override
    public void entered(CodeView first) {
        changes.ranges.entered(first.challengeLo());
    }

    @Override
    public void outcome(OutcomeKind kind, CodeView code) {
        output.outcome(kind, code);
    }

    @Override
    public void stuck(CodeView first, StuckState state) {
        output.stuck(first, state);
    }
}
