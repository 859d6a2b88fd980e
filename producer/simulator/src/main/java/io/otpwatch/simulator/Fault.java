package io.otpwatch.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that breaks.
 *
 * @param effect what it does to the codes that it hits
 * @param scope which codes those are
 * @param window when it is broken, after the model's start
 */
record Fault(Effect effect, Scope scope, Window window) {
    /** Whether it hits codes of this route, those of some users at least. */
    boolean covers(Place place, Sending sending) {
        return effect.affects(place.channel()) && scope.covers(place, sending);
    }

    boolean hits(Challenge challenge, Sending sending, long nanosSinceStart) {
        return window.contains(nanosSinceStart)
                && covers(challenge.place(), sending)
                && scope.covers(challenge.identity());
    }

    /** Each time that it was broken before {@code until}. */
    List<Cause> causes(Instant start, Instant until) {
        List<Cause> causes = new ArrayList<>();
        Duration round = Duration.ZERO;
        Instant from = start.plus(window.from());
        while (from.isBefore(until)) {
            Optional<Instant> end =
                    window.until().map(start.plus(round)::plus).filter(lifted -> !lifted.isAfter(until));
            causes.add(new Cause(effect.kind(), scope.attributes(), from, end));
            if (window.every().isEmpty()) {
                break;
            }
            round = round.plus(window.every().get());
            from = start.plus(round).plus(window.from());
        }
        return List.copyOf(causes);
    }
}
