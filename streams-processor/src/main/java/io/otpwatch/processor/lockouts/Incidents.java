package io.otpwatch.processor.lockouts;

import io.otpwatch.events.Stuck;
import java.util.Optional;

/** Which incidents are open, for those whom they lock out. */
@FunctionalInterface
public interface Incidents {
    /** Knows none. */
    Incidents NONE = stuck -> Optional.empty();

    /** The id of the incident that explains why the challenge is stuck. */
    Optional<String> explaining(Stuck stuck);
}
