package io.otpwatch.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that breaks.
 *
 * @param scope attribute (domain, provider) → the value it must have
 * @param window when it is broken, after the model's start
 */
record Fault(CauseKind kind, Map<String, String> scope, Window window) {
    Fault {
        scope = Map.copyOf(scope);
    }

    boolean covers(Place place, Sending sending) {
        return matches("domain", place.domain()) && matches("provider", sending.provider());
    }

    /** Each time that it was broken before {@code until}. */
    List<Cause> causes(Instant start, Instant until) {
        List<Cause> causes = new ArrayList<>();
        Duration round = Duration.ZERO;
        Instant from = start.plus(window.from());
        while (from.isBefore(until)) {
            Optional<Instant> end =
                    window.until().map(start.plus(round)::plus).filter(lifted -> !lifted.isAfter(until));
            causes.add(new Cause(kind, scope, from, end));
            if (window.every().isEmpty()) {
                break;
            }
            round = round.plus(window.every().get());
            from = start.plus(round).plus(window.from());
        }
        return List.copyOf(causes);
    }

    private boolean matches(String attribute, String value) {
        String wanted = scope.get(attribute);
        return wanted == null || wanted.equals(value);
    }
}
