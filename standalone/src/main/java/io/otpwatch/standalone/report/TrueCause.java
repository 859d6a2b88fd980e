package io.otpwatch.standalone.report;

import io.otpwatch.simulator.Cause;
import io.otpwatch.standalone.incidents.ExpectedIncident;
import io.otpwatch.standalone.incidents.SeenIncident;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of the true causes an incident tells of. */
final class TrueCause {
    private TrueCause() {}

    /**
     * One that holds all codes of the incident's scope, had begun when the incident was opened, and had not ended when
     * its trouble began: of a carrier that is blocked from 3:00 to 6:00 and from 13:00 on, the second for what began at
     * 13:05. Of several the one of just its codes, then the one that it is called by, then the latest.
     */
    static Optional<Cause> of(SeenIncident seen, List<Cause> truth) {
        return truth.stream()
                .filter(cause -> ExpectedIncident.of(cause).holds(seen))
                .filter(cause -> !cause.start().isAfter(seen.openedAt()))
                .filter(cause -> cause.end().isEmpty() || cause.end().get().isAfter(seen.startedAt()))
                .max(Comparator.comparing(
                                (Cause cause) -> ExpectedIncident.of(cause).isNamedBy(seen))
                        .thenComparing(cause ->
                                seen.isCalled(ExpectedIncident.of(cause).cause()))
                        .thenComparing(Cause::start));
    }
}
