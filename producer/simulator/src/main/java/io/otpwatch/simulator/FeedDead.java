package io.otpwatch.simulator;

/** The provider's receipts and failure reports stop, and are never caught up; its codes arrive. */
record FeedDead() implements Effect {
    @Override
    public CauseKind kind() {
        return CauseKind.FEED_BROKEN;
    }

    @Override
    public boolean losesReports() {
        return true;
    }
}
