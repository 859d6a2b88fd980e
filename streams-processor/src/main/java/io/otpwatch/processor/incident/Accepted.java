package io.otpwatch.processor.incident;

import io.otpwatch.processor.localise.Scope;

/** Whether operators have said that what is seen is the new normal. */
final class Accepted {
    private Accepted() {}

    /** Said of the scope or a wider one, at or after the trouble's start. */
    static boolean is(Situation situation, Scope scope, long start) {
        return situation
                .levers()
                .newNormals()
                .anyMatch(normal -> normal.since() >= start
                        && normal.since() <= situation.now()
                        && situation.footprints().covers(normal.scope(), scope));
    }
}
