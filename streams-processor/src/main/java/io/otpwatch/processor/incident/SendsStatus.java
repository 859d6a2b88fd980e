package io.otpwatch.processor.incident;

import io.otpwatch.processor.localise.Scope;

/**
 * Sends that have stopped: what the ratio of arrivals cannot see.
 *
 * @param scope which
 * @param since when, ms since 1970
 * @param perMinute sends a minute now
 * @param usualPerMinute at this time of day and week
 * @param notElsewhere of what is lacking, the share that nobody else sends, 0 to 1
 * @param facts within the scope; of its ENTRY facts the usual share counts, even if there are no challenges now
 */
public record SendsStatus(
        Scope scope, long since, double perMinute, double usualPerMinute, double notElsewhere, Facts facts) {
    private static final double MINUTE = 60_000;

    /** Nobody else sends any of it. */
    public SendsStatus(Scope scope, long since, double perMinute, double usualPerMinute, Facts facts) {
        this(scope, since, perMinute, usualPerMinute, 1, facts);
    }

    /** What is not sent cannot be entered: the logins that usually come of the sends that are lacking. */
    Impact impact(long now) {
        double perMinute = Math.max(0, usualPerMinute - this.perMinute) * notElsewhere * loginsPerSend();
        long soFar = Math.round(perMinute * Math.max(0, now - since) / MINUTE);
        return new Impact(
                facts.impact().codesHurt(),
                Math.max(facts.impact().loginsHurt(), soFar),
                Math.max(facts.impact().loginsHurtPerMinute(), perMinute));
    }

    /** Each is taken for one where it is not known. */
    private double loginsPerSend() {
        return facts.entry().usual() > 0 ? facts.entry().usual() : 1;
    }
}
