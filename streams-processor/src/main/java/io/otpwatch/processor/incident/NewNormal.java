package io.otpwatch.processor.incident;

import io.otpwatch.processor.localise.Scope;

/**
 * Whether operators have said that what is seen is the new normal. It accepts all trouble within its scope that began before
 * its {@code since}, or so shortly after that the estimate of the start may be wrong; what began later is another trouble.
 */
final class NewNormal {
    private NewNormal() {}

    /** @param start estimated, ms since 1970 */
    static boolean accepts(Situation situation, Scope scope, long start) {
        return situation
                .levers()
                .newNormals()
                .anyMatch(normal -> start < normal.acceptsUntil()
                        && normal.since() <= situation.now()
                        && Scopes.isWithin(situation.footprints(), normal.scope(), scope));
    }
}
