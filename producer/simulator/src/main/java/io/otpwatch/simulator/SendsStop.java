package io.otpwatch.simulator;

/** The upstream stops sending: users ask for codes, and none is handed to a provider. */
record SendsStop() implements Effect {
    @Override
    public CauseKind kind() {
        return CauseKind.SENDS_STOPPED;
    }

    @Override
    public boolean stopsSends() {
        return true;
    }
}
