package io.otpwatch.processor.overview;

import io.otpwatch.events.Incident;
import io.otpwatch.processor.incident.Finding;
import io.otpwatch.processor.incident.Footprints;
import io.otpwatch.processor.incident.Scopes;
import io.otpwatch.processor.localise.Culprit;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.schemas.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the scopes of open incidents whole while they end. The routes of one trouble turn good one after the other, and
 * what the localiser then names are leftovers, none of them a trouble of its own. So what it names within an incident's
 * scope is taken for the whole, until it has named nothing wider for {@link #PATIENCE}. In its first {@link #SETTLES} an
 * incident may narrow as it likes, as where trouble begins routes turn bad one after the other too; but not fall into parts
 * that are the whole together. Another trouble within a scope that is named on the same signal is not told meanwhile.
 */
final class WholeScopes {
    private static final long SETTLES = 60_000;
    private static final long PATIENCE = 60_000;

    /** Parts that hold so much of a scope are the whole. */
    private static final double MOST = 0.7;

    private final Map<String, Long> narrowedAt = new HashMap<>();

    /** What is named, with leftovers put together. */
    List<Finding> of(List<Finding> named, List<Incident> open, Footprints footprints, long now) {
        narrowedAt.keySet().retainAll(open.stream().map(Incident::getId).collect(Collectors.toSet()));
        List<Finding> whole = new ArrayList<>();
        Set<String> widely = open.stream()
                .filter(incident -> named.stream()
                        .anyMatch(finding -> footprints.covers(finding.scope(), Scopes.of(incident.getScope()))))
                .map(Incident::getId)
                .collect(Collectors.toSet());
        narrowedAt.keySet().removeAll(widely);
        for (Finding finding : named) {
            Optional<Incident> incident = open.stream()
                    .filter(each -> isPart(finding, each, footprints))
                    .filter(each -> isSettled(each, now)
                            ? isPatient(each, now)
                            : isInParts(finding.signal(), each, named, footprints))
                    .findFirst();
            if (incident.isEmpty()) {
                whole.add(finding);
            } else {
                Scope scope = Scopes.of(incident.get().getScope());
                if (!holds(named, finding, scope) && !holds(whole, finding, scope)) {
                    whole.add(wider(finding, scope));
                }
            }
        }
        return whole;
    }

    void clear() {
        narrowedAt.clear();
    }

    private static boolean isPart(Finding finding, Incident incident, Footprints footprints) {
        Scope scope = Scopes.of(incident.getScope());
        return !finding.culprit().isKnownAs(scope)
                && footprints.covers(scope, finding.scope())
                && !footprints.covers(finding.scope(), scope)
                && speaksOf(finding, incident);
    }

    private static boolean isSettled(Incident incident, long now) {
        return now - incident.getOpenedAt() >= SETTLES;
    }

    private boolean isPatient(Incident incident, long now) {
        return now - narrowedAt.computeIfAbsent(incident.getId(), first -> now) < PATIENCE;
    }

    /** Whether the whole is named beside its parts, or parts that are the whole together, none of them nearly by itself. */
    private static boolean isInParts(Signal signal, Incident incident, List<Finding> named, Footprints footprints) {
        Scope scope = Scopes.of(incident.getScope());
        List<Finding> within = named.stream()
                .filter(finding -> finding.signal() == signal)
                .filter(finding -> finding.culprit().isKnownAs(scope) || footprints.covers(scope, finding.scope()))
                .toList();
        List<Scope> parts = within.stream().map(Finding::scope).toList();
        return within.stream().anyMatch(finding -> finding.culprit().isKnownAs(scope))
                || (footprints.share(scope, parts) >= MOST
                        && parts.stream().allMatch(part -> footprints.share(scope, List.of(part)) < MOST));
    }

    private static boolean speaksOf(Finding finding, Incident incident) {
        return incident.getFindings().stream()
                .anyMatch(found -> found.getSignal().equals(finding.signal().name()));
    }

    /** Whether the scope is named on the finding's signal. */
    private static boolean holds(List<Finding> named, Finding finding, Scope scope) {
        return named.stream()
                .anyMatch(each ->
                        each.signal() == finding.signal() && each.culprit().isKnownAs(scope));
    }

    private static Finding wider(Finding finding, Scope scope) {
        Culprit part = finding.culprit();
        Culprit whole = new Culprit(
                scope,
                part.rho(),
                part.score(),
                List.of(),
                part.since(),
                part.leaves(),
                part.sent(),
                part.arrived(),
                part.expected(),
                part.runnerUp());
        return new Finding(finding.signal(), whole, finding.since(), finding.label(), finding.facts());
    }
}
