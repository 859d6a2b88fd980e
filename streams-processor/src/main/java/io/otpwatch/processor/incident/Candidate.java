package io.otpwatch.processor.incident;

import io.otpwatch.events.Cause;
import io.otpwatch.processor.localise.Culprit;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.schemas.Signal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One trouble as a step shows it.
 *
 * @param scope its shortest description
 * @param alsoKnownAs others of the same codes
 * @param since estimated start, ms since 1970
 * @param findings what was localised; the first gave the scope; none if it was told otherwise
 * @param seen what the cause is judged by; of {@code certain} its only sign
 * @param certain the cause, if it needs no judging
 */
record Candidate(
        Origin origin,
        Scope scope,
        List<Scope> alsoKnownAs,
        long since,
        List<Finding> findings,
        Facts facts,
        List<Observation> seen,
        Optional<Cause> certain) {
    private static final int MAX_NAMES = 8;

    /** The dearest first; of equal ones by scope. */
    static final Comparator<Candidate> ORDER = Comparator.<Candidate>comparingDouble(
                    candidate -> -candidate.facts.impact().loginsHurtPerMinute())
            .thenComparing(Candidate::scope)
            .thenComparing(Candidate::origin);

    Candidate {
        alsoKnownAs = alsoKnownAs.stream().limit(MAX_NAMES).toList();
    }

    CauseJudge.Decision decide(Optional<Cause> before) {
        return certain.map(cause -> CauseJudge.certain(cause, seen.get(0).text()))
                .orElseGet(() -> CauseJudge.decide(seen, facts.channel(), isPending(), before));
    }

    /** The same under another name of the same codes. */
    Candidate named(Scope name) {
        if (scope.equals(name)) {
            return this;
        }
        List<Scope> others = Stream.concat(Stream.of(scope), alsoKnownAs.stream())
                .filter(other -> !other.equals(name))
                .toList();
        return new Candidate(origin, name, others, since, findings, facts, seen, certain);
    }

    /** Whether it can be what is behind anomalies on that signal: found on it, or seen there in its scope. */
    boolean speaksOf(Signal signal) {
        SignalFacts there = signal == Signal.RECEIPT ? facts.receipt() : facts.entry();
        return signals().contains(signal) || there.isDown() || there.isLate();
    }

    /** Signals that told of it; a dead feed is what RECEIPT tells. */
    Set<Signal> signals() {
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        if (origin == Origin.FEED) {
            signals.add(Signal.RECEIPT);
        }
        findings.forEach(finding -> signals.add(finding.signal()));
        return signals;
    }

    /** Whether users surely enter their codes, whatever else is wrong. */
    boolean isEntered() {
        return origin.isDelivery() && !signals().contains(Signal.ENTRY) && facts.isEntered();
    }

    boolean isKnownAs(Scope other) {
        return scope.equals(other) || alsoKnownAs.contains(other);
    }

    Optional<Culprit> culprit() {
        return findings.stream().findFirst().map(Finding::culprit);
    }

    private boolean isPending() {
        return findings.stream().anyMatch(finding -> finding.label() == Label.PENDING);
    }
}
