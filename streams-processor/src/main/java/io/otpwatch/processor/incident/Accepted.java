package io.otpwatch.processor.incident;

import io.otpwatch.processor.localise.Scope;
import java.time.Duration;

/**
 * Whether operators have said that what is seen is the new normal. It accepts all trouble within its scope that began before
 * its {@code since}, or so shortly after that the estimate of the start may be wrong; what began later is another trouble.
 */
final class Accepted {
    /** By how much a start may be estimated too late. */
    static final long SLACK = Duration.ofMinutes(2).toMillis();

    private Accepted() {}

    /** @param start estimated, ms since 1970 */
    static boolean is(Situation situation, Scope scope, long start) {
        return situation
                .levers()
                .newNormals()
                .anyMatch(normal -> start < normal.since() + SLACK
                        && normal.since() <= situation.now()
                        && Scopes.isWithin(situation.footprints(), normal.scope(), scope));
    }
}
