package io.otpwatch.simulator;

import io.otpwatch.events.OutcomeKind;
import io.otpwatch.schemas.Route;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up per route what became of challenges and their codes. */
final class Tally {
    private static final String UNKNOWN_PROVIDER = "unknown";

    private final Judgement judgement;
    private final Map<Route, EnumMap<Count, Long>> sums = new HashMap<>();

    Tally(Judgement judgement) {
        this.judgement = judgement;
    }

    Map<Route, RouteCounts> counts() {
        Map<Route, RouteCounts> counts = new HashMap<>();
        sums.forEach((route, sum) -> counts.put(route, new RouteCounts(sum)));
        return counts;
    }

    void add(ChallengeFacts facts) {
        facts.sendsByCode().values().forEach(this::sends);
        List<Fact.Sent> codes = facts.codes();
        codes.forEach(code -> outcome(facts, code));
        codes.stream().filter(code -> code.attempt() == 1).findFirst().ifPresent(first -> entry(facts, first));
        facts.evidenceAndFailures()
                .filter(about -> judgement.isUnmatched(facts, about))
                .forEach(about -> add(Route.unmatched(about.provider().orElse(UNKNOWN_PROVIDER)), Count.UNMATCHED, 1));
    }

    private void sends(List<Fact.Sent> sends) {
        Route route = sends.get(0).route();
        add(route, Count.SENT, 1);
        boolean vendorIdKnown = sends.get(0).hasVendorId();
        for (Fact.Sent again : sends.subList(1, sends.size())) {
            boolean adds = again.hasVendorId() && !vendorIdKnown;
            add(route, Count.DUPLICATES, adds ? 0 : 1);
            vendorIdKnown |= adds;
        }
    }

    private void outcome(ChallengeFacts facts, Fact.Sent code) {
        Expected expected = judgement.expected(facts, code);
        add(code.route(), of(expected.outcome()), 1);
        add(code.route(), of(expected.due()), 1);
        add(code.route(), Count.LATE, judgement.late(facts, code));
        add(code.route(), Count.STALE, Judgement.isStale(code) ? 1 : 0);
        add(code.route(), Count.RECEIPTS, judgement.hasReceipt(facts, code) ? 1 : 0);
        add(code.route(), Count.TEMPORARY, judgement.temporaryFailures(facts, code));
    }

    private void entry(ChallengeFacts facts, Fact.Sent first) {
        add(first.route(), Count.CHALLENGES, 1);
        Optional<Fact.Evidence> entry = judgement.entry(facts, first);
        if (entry.isPresent()) {
            add(first.route(), Count.ENTERED, 1);
            add(first.route(), Count.ENTERED_BY_RESEND, isByResend(facts, first, entry.get()) ? 1 : 0);
        }
    }

    /**
     * Whether it names another code than attempt 1's, or names none and a later attempt had been sent before it. A
     * later attempt counts if it was appended by the horizon of attempt 1.
     */
    private boolean isByResend(ChallengeFacts facts, Fact.Sent first, Fact.Evidence entry) {
        if (entry.codeId().isPresent()) {
            return !entry.codeId().get().equals(first.codeId());
        }
        return facts.codes().stream()
                .anyMatch(code -> code.attempt() > 1
                        && code.sentAtMs() < entry.receivedAtMs()
                        && judgement.isByHorizon(code, first));
    }

    private void add(Route route, Count count, long more) {
        sums.computeIfAbsent(route, key -> new EnumMap<>(Count.class)).merge(count, more, Long::sum);
    }

    private static Count of(OutcomeKind outcome) {
        return switch (outcome) {
            case RECEIVED -> Count.RECEIVED;
            case FAILED -> Count.FAILED;
            case MISSING -> Count.MISSING;
            case UNKNOWN -> throw new IllegalArgumentException("no outcome: " + outcome);
        };
    }

    private static Count of(Due due) {
        return switch (due) {
            case IN_TIME -> Count.DUE_IN_TIME;
            case RECIPIENT -> Count.DUE_RECIPIENT;
            case FAILED -> Count.DUE_FAILED;
            case OVERDUE -> Count.DUE_OVERDUE;
        };
    }
}
