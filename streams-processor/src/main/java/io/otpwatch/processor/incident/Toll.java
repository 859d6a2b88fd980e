package io.otpwatch.processor.incident;

/**
 * What an incident has cost so far. In its first {@link #YOUNG} that is the present rate for as long as it has lasted. Then
 * it is added up, as rates change, and the evidence goes back by a horizon only.
 *
 * @param codes that would usually have arrived
 * @param logins challenges that would usually have been entered
 * @param at up to when, ms since 1970
 */
record Toll(double codes, double logins, long at) {
    static final Toll NONE = new Toll(0, 0, Long.MIN_VALUE);

    private static final long YOUNG = 120_000;

    /**
     * As of {@code now}.
     *
     * @param shown the trouble as it is seen now
     * @param startedAt when the incident began, as was believed before, ms since 1970
     */
    Toll with(Candidate shown, long startedAt, long now) {
        Impact impact = shown.facts().impact();
        if (now - Math.min(startedAt, shown.since()) <= YOUNG) {
            return new Toll(Math.max(codes, impact.codesHurt()), Math.max(logins, impact.loginsHurt()), now);
        }
        long added = now - Math.max(at, shown.since()) + Math.max(0, startedAt - shown.since());
        double part = Math.max(0, added) / (double) Math.max(1, now - shown.since());
        return new Toll(codes + impact.codesHurt() * part, logins + impact.loginsHurt() * part, now);
    }
}
