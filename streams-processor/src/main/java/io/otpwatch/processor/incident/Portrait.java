package io.otpwatch.processor.incident;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.events.Severity;
import io.otpwatch.events.SignalFinding;
import io.otpwatch.events.SignalNow;
import io.otpwatch.processor.localise.Culprit;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.schemas.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An incident as it stands, made of what it was and of what a step shows. */
final class Portrait {
    private static final int MAX_FINDINGS = 8;

    private Portrait() {}

    /** A new incident. */
    static Incident first(Candidate candidate, Toll toll, Situation situation) {
        Incident.Builder incident = Incident.newBuilder()
                .setId(IncidentId.of(candidate, situation.now()))
                .setSequence(0)
                .setPhase(IncidentPhase.OPEN)
                .setStartedAt(candidate.since())
                .setOpenedAt(situation.now())
                .setChangedAt(situation.now())
                .setReopened(0);
        CauseJudge.Decision decision = candidate.decide(Optional.empty());
        Severity severity = Severities.of(decision.cause().getCause(), candidate, Severity.UNKNOWN);
        return drawn(incident, candidate, decision, severity, toll, situation);
    }

    /** The same incident, as the candidate shows it now; opened again if it had ended. */
    static Incident refined(
            Incident before,
            Candidate candidate,
            CauseJudge.Decision decision,
            Severity severity,
            Toll toll,
            Situation situation) {
        boolean ended = before.getPhase() != IncidentPhase.OPEN;
        Incident.Builder incident = Copy.of(before)
                .setPhase(IncidentPhase.OPEN)
                .setStartedAt(Math.min(before.getStartedAt(), candidate.since()))
                .setEndedAt(null)
                .setEndReason(null)
                .setFoldedInto(null)
                .setReopened(before.getReopened() + (ended ? 1 : 0));
        return drawn(incident, candidate, decision, severity, toll, situation);
    }

    /** The same incident where nothing new is known of it. */
    static Incident later(Incident before, Situation situation) {
        Incident.Builder incident = Copy.of(before).setUpdatedAt(situation.now());
        Cause cause = before.getCause().getCause();
        incident.setQuietReason(Quiet.reason(situation, cause, scope(before), before.getSeverity())
                .orElse(null));
        return finished(incident);
    }

    /** @param into the id of the incident it is part of; null: it is over by itself */
    static Incident ended(Incident before, String reason, @Nullable String into, long now) {
        return finished(Copy.of(before)
                .setPhase(into == null ? IncidentPhase.RESOLVED : IncidentPhase.FOLDED)
                .setEndedAt(now)
                .setEndReason(reason)
                .setFoldedInto(into)
                .setChangedAt(now)
                .setUpdatedAt(now)
                .setLoginsHurtPerMinute(0));
    }

    static Incident numbered(Incident incident, long sequence, long changedAt) {
        return Copy.of(incident).setSequence(sequence).setChangedAt(changedAt).build();
    }

    private static Incident drawn(
            Incident.Builder incident,
            Candidate candidate,
            CauseJudge.Decision decision,
            Severity severity,
            Toll toll,
            Situation situation) {
        Facts facts = candidate.facts();
        Cause cause = decision.cause().getCause();
        Optional<Culprit> next = candidate.culprit().flatMap(Culprit::runnerUp);
        double behind = next.flatMap(other -> candidate.culprit().map(best -> best.score() - other.score()))
                .orElse(0.0);
        incident.setScope(Scopes.toEvent(candidate.scope()))
                .setScopeText(Words.of(candidate.scope()))
                .setIndistinguishableFrom(
                        candidate.alsoKnownAs().stream().map(Words::of).toList())
                .setNextScope(next.map(Culprit::scope).map(Words::of).orElse(null))
                .setNextScopeBehind(behind)
                .setSeverity(severity)
                .setQuietReason(Quiet.reason(situation, cause, candidate.scope(), severity)
                        .orElse(null))
                .setUpdatedAt(situation.now())
                .setCause(decision.cause())
                .setRunnerUp(decision.runnerUp().orElse(null))
                .setTodo(Todo.of(cause))
                .setFindings(findings(candidate))
                .setSignals(signals(facts))
                .setCodesHurt(Math.round(toll.codes()))
                .setLoginsHurt(Math.round(toll.logins()))
                .setLoginsHurtPerMinute(facts.impact().loginsHurtPerMinute())
                .setBaseline(facts.baseline())
                .setSampleVendorIds(facts.sampleVendorIds());
        return finished(incident);
    }

    private static List<SignalFinding> findings(Candidate candidate) {
        return candidate.findings().stream()
                .limit(MAX_FINDINGS)
                .map(found -> new SignalFinding(
                        found.signal().name(),
                        found.label().name(),
                        found.culprit().rho(),
                        found.culprit().score(),
                        found.since()))
                .toList();
    }

    private static List<SignalNow> signals(Facts facts) {
        List<SignalNow> signals = new ArrayList<>();
        signal(Signal.RECEIPT, facts.receipt()).ifPresent(signals::add);
        signal(Signal.ENTRY, facts.entry()).ifPresent(signals::add);
        return signals;
    }

    private static Optional<SignalNow> signal(Signal signal, SignalFacts facts) {
        return facts.of() == 0
                ? Optional.empty()
                : Optional.of(new SignalNow(
                        signal.name(),
                        facts.ratio(),
                        facts.low(),
                        facts.high(),
                        facts.usual(),
                        facts.of(),
                        facts.latency().p50(),
                        facts.latency().p95(),
                        facts.usualLatency().p50(),
                        facts.usualLatency().p95()));
    }

    private static Incident finished(Incident.Builder incident) {
        return Bounds.fitted(incident.setSummary(Summary.of(incident)).build());
    }

    static Scope scope(Incident incident) {
        return Scopes.of(incident.getScope());
    }
}
