package io.otpwatch.simulator;

/** A browser or app fails its users: codes arrive, and of ten that are typed two count as wrong, one as expired. */
record ClientTrouble() implements Effect {
    private static final double WRONG = 0.2;
    private static final double EXPIRED = 0.1;

    @Override
    public CauseKind kind() {
        return CauseKind.CLIENT_TROUBLE;
    }

    @Override
    public Typing typing(Draws draws) {
        double drawn = draws.uniform();
        if (drawn < WRONG) {
            return Typing.WRONG;
        }
        return drawn < WRONG + EXPIRED ? Typing.EXPIRED : Typing.UNHEARD;
    }
}
