package io.otpwatch.benchmarks.localisation;

import io.otpwatch.processor.localise.Culprit;
import io.otpwatch.processor.localise.Scope;
import java.util.List;

/** What was made of a window. */
enum Naming {
    /** All that is broken is named, and nothing else. */
    EXACT,
    /** Some of it, and nothing else. */
    PARTLY,
    /** Nothing, though something is broken. */
    NOTHING_YET,
    /** Something that is not broken, or more or less than what is. */
    WRONG;

    static Naming of(List<Culprit> named, List<Scope> broken) {
        boolean sound = named.stream().allMatch(culprit -> broken.stream().anyMatch(culprit::isKnownAs));
        long found = broken.stream()
                .filter(scope -> named.stream().anyMatch(culprit -> culprit.isKnownAs(scope)))
                .count();
        if (!sound) {
            return WRONG;
        }
        if (found == broken.size()) {
            return EXACT;
        }
        return found == 0 ? NOTHING_YET : PARTLY;
    }
}
