package io.otpwatch.simulator;

import java.util.function.Supplier;

/** Nothing that the provider took, or has not delivered yet, arrives, and it reports nothing of it. */
record ProviderOutage() implements Effect {
    @Override
    public CauseKind kind() {
        return CauseKind.PROVIDER_OUTAGE;
    }

    @Override
    public Fate fate(Supplier<Fate> otherwise, Draws draws) {
        return Fate.LOST;
    }

    @Override
    public boolean losesCodesUnderWay() {
        return true;
    }
}
