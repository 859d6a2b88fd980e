package io.otpwatch.processor.incident;

import io.otpwatch.events.Incident;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.localise.Scope;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is known at one step.
 *
 * @param now ms since 1970, never falling from step to step
 * @param findings what the localiser names on either signal
 * @param recovered scopes of open incidents ({@link Incidents#open}) in which every signal that was down is as usual
 *     again
 * @param isAnomalous whether in an incident some route is anomalous by itself on a signal that was down
 * @param feeds of each provider
 * @param stopped sends that have stopped
 * @param footprints which codes scopes hold
 * @param levers what operators have set
 */
public record Situation(
        long now,
        List<Finding> findings,
        Set<Scope> recovered,
        Predicate<Incident> isAnomalous,
        List<FeedStatus> feeds,
        List<SendsStatus> stopped,
        MonitorStatus monitor,
        Footprints footprints,
        Levers levers) {
    public Situation {
        findings = List.copyOf(findings);
        recovered = Set.copyOf(recovered);
        feeds = List.copyOf(feeds);
        stopped = List.copyOf(stopped);
    }
}
