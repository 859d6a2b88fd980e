package io.otpwatch.simulator;

import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.KnownDomains;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Signal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What must come of everything that was appended, worked out afterwards from append times alone: the
 * reference that the processor is compared with. Routes are those under which codes count: an e-mail
 * domain that is not known is folded into {@code other@operator}. Takes events in any order; keeps about
 * 200 bytes of each. Thread-safe.
 */
public final class Ledger implements AppendListener {
    private final Map<String, ChallengeFacts> challenges = new HashMap<>();
    private final KnownDomains known;

    /** With the shipped list of known domains. */
    public Ledger() {
        this(KnownDomains.shipped());
    }

    public Ledger(KnownDomains known) {
        this.known = known;
    }

    @Override
    public void appended(Appended appended) {
        add(appended);
    }

    public synchronized void add(Appended appended) {
        ChallengeFacts facts =
                challenges.computeIfAbsent(appended.event().challengeId(), challengeId -> new ChallengeFacts());
        if (appended.event() instanceof SimulatedEvent.Send send) {
            facts.add(sent(send.sent(), appended));
        } else if (appended.event() instanceof SimulatedEvent.Evidence evidence) {
            if (Signal.of(evidence.received().getKind()) != Signal.NONE) {
                facts.add(learnt(evidence.received(), appended));
            }
        } else if (appended.event() instanceof SimulatedEvent.Failure failure) {
            facts.add(failure(failure.failed(), appended));
        }
    }

    /** By code id; every code of which a send was appended. */
    public synchronized Map<String, Expected> expected(Horizons horizons) {
        Judgement judgement = new Judgement(horizons);
        Map<String, Expected> expected = new HashMap<>();
        for (ChallengeFacts facts : challenges.values()) {
            for (Fact.Sent code : facts.codes()) {
                expected.put(code.codeId(), judgement.expected(facts, code));
            }
        }
        return expected;
    }

    /**
     * Codes of which a send was appended once more when the first may be forgotten: after its horizon if the code was
     * received, else after the longest horizon more. They may get a second outcome; the first is theirs all the same.
     */
    public synchronized Set<String> sentAnew(Horizons horizons) {
        Judgement judgement = new Judgement(horizons);
        return challenges.values().stream()
                .flatMap(facts ->
                        facts.sendsByCode().values().stream().filter(sends -> judgement.isSentAnew(facts, sends)))
                .map(sends -> sends.get(0).codeId())
                .collect(Collectors.toSet());
    }

    /** Every route of which anything was counted. */
    public synchronized Map<Route, RouteCounts> counts(Horizons horizons) {
        Tally tally = new Tally(new Judgement(horizons));
        challenges.values().forEach(tally::add);
        return tally.counts();
    }

    /** All routes together. */
    public RouteCounts total(Horizons horizons) {
        return counts(horizons).values().stream().reduce(RouteCounts.NONE, RouteCounts::plus);
    }

    private Fact.Sent sent(CodeSent sent, Appended appended) {
        return new Fact.Sent(
                sent.getCodeId(),
                known.fold(Route.of(sent), sent.getOperator()),
                sent.getAttempt(),
                sent.getSentAt(),
                !Objects.requireNonNullElse(sent.getVendorMessageId(), "").isEmpty(),
                appended.appendedAtMs(),
                appended.offset());
    }

    private static Fact.Evidence learnt(CodeReceived received, Appended appended) {
        return new Fact.Evidence(
                Optional.ofNullable(received.getCodeId()),
                received.getKind(),
                received.getReceivedAt(),
                Optional.ofNullable(received.getProvider()),
                appended.appendedAtMs(),
                appended.offset());
    }

    private static Fact.Failure failure(CodeFailed failed, Appended appended) {
        return new Fact.Failure(
                Optional.of(failed.getCodeId()),
                failed.getReasonClass(),
                Optional.ofNullable(failed.getProvider()),
                appended.appendedAtMs(),
                appended.offset());
    }
}
