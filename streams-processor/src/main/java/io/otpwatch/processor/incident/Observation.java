package io.otpwatch.processor.incident;

import java.util.Set;

/**
 * Something seen.
 *
 * @param oneOf what it may be, all of one group; several if it cannot be told which
 * @param text a clause with numbers
 */
record Observation(Set<Seen> oneOf, String text) {
    Observation {
        oneOf = Set.copyOf(oneOf);
    }

    static Observation of(Seen seen, String text) {
        return new Observation(Set.of(seen), text);
    }
}
