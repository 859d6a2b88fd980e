package io.otpwatch.processor.correlate;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.OutcomeKind;

/** Of what follows from entries, the counts, as replay wants it: all else did leave, or is not told twice. */
class CountedEffects implements Effects {
    final Changes changes;

    CountedEffects(Changes changes) {
        this.changes = changes;
    }

    @Override
    public void count(int route, long cohort, CellKind kind, int bin) {
        changes.routes.count(route, cohort, kind, bin);
    }

    @Override
    public void countPlatform(int platform, int channel, long cohort, CellKind kind, int bin) {
        changes.platforms.count(Changes.platform(platform, channel), cohort, kind, bin);
    }

    @Override
    public void due(CodeView code, boolean inTime) {}

    @Override
    public void entered(CodeView first) {}

    @Override
    public void outcome(OutcomeKind kind, CodeView code) {}

    @Override
    public void stuck(CodeView first, StuckState state) {}
}
