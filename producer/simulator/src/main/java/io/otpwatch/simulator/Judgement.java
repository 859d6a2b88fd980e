package io.otpwatch.simulator;

import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.Signal;
import java.util.List;
import java.util.Optional;

/**
 * The rules by which a code is judged, from append times alone.
 *
 * <p>With {@code s} the append time of the send, {@code h} the horizon of its channel, {@code H} the
 * longest horizon of all: evidence appended in {@code [s - H, s + h]} makes the code RECEIVED, in
 * {@code (s + h, s + h + H]} it is late, and anywhere else it is not the code's. With h = H = 90 s
 * and a send appended at 12:00:00.000, evidence counts from 11:58:30.000 to 12:01:30.000, both
 * included, and is late to 12:03:00.000, included.
 *
 * <p>A send is stale if it was appended more than 10 s after its {@code sentAt}: sent at 11:59:49.999 and
 * appended at 12:00:00.000 it is, sent at 11:59:50.000 it is not.
 */
final class Judgement {
    private static final long STALE_AFTER_MS = 10_000;

    private final Horizons horizons;

    Judgement(Horizons horizons) {
        this.horizons = horizons;
    }

    Expected expected(ChallengeFacts facts, Fact.Sent code) {
        long horizon = horizons.horizon(code.route().channel()).toMillis();
        List<Fact.Failure> failures = facts.permanentFailuresOf(code);
        Optional<Fact.Failure> failed = failures.stream()
                .filter(failure -> isWithin(failure, code, horizon))
                .findFirst();
        boolean received = isReceived(facts, code);
        OutcomeKind outcome =
                received ? OutcomeKind.RECEIVED : failed.isPresent() ? OutcomeKind.FAILED : OutcomeKind.MISSING;
        Optional<ReasonClass> reason = received ? Optional.empty() : failed.map(Fact.Failure::reasonClass);
        return new Expected(
                code.route(), code.attempt(), code.appendedAtMs(), outcome, reason, due(facts, code, failures));
    }

    static boolean isStale(Fact.Sent code) {
        return code.appendedAtMs() - code.sentAtMs() > STALE_AFTER_MS;
    }

    /** Whether the network or the device said by the horizon that it has the code; an entry does not say so. */
    boolean hasReceipt(ChallengeFacts facts, Fact.Sent code) {
        long horizon = horizons.horizon(code.route().channel()).toMillis();
        return facts.evidenceFor(code).stream()
                .anyMatch(learnt -> Signal.of(learnt.kind()) == Signal.RECEIPT && isWithin(learnt, code, horizon));
    }

    /** How many reports that the code will not arrive yet came by its horizon. */
    long temporaryFailures(ChallengeFacts facts, Fact.Sent code) {
        long horizon = horizons.horizon(code.route().channel()).toMillis();
        return facts.temporaryFailuresOf(code)
                .filter(failure -> isWithin(failure, code, horizon))
                .count();
    }

    /** How much evidence came after the horizon of a code that was not received. */
    long late(ChallengeFacts facts, Fact.Sent code) {
        if (isReceived(facts, code)) {
            return 0;
        }
        long horizon =
                code.appendedAtMs() + horizons.horizon(code.route().channel()).toMillis();
        return facts.evidenceFor(code).stream()
                .filter(learnt -> learnt.appendedAtMs() > horizon
                        && learnt.appendedAtMs() <= horizon + horizons.longest().toMillis())
                .count();
    }

    /**
     * Whether it is about none of the codes, or too early or late for all. A code that was received is not remembered
     * beyond its horizon, so what comes then belongs to none; a failure is never late.
     */
    boolean isUnmatched(ChallengeFacts facts, Fact.About about) {
        return facts.codes().stream()
                .filter(code -> ChallengeFacts.isAbout(about, code))
                .noneMatch(code -> isWithin(about, code, closesAfterMs(facts, about, code)));
    }

    private long closesAfterMs(ChallengeFacts facts, Fact.About about, Fact.Sent code) {
        boolean mayBeLate = about instanceof Fact.Evidence && !isReceived(facts, code);
        long horizon = horizons.horizon(code.route().channel()).toMillis();
        return mayBeLate ? horizon + horizons.longest().toMillis() : horizon;
    }

    /** Whether a later one of the code's sends was appended when the first was no longer remembered. */
    boolean isSentAnew(ChallengeFacts facts, List<Fact.Sent> sends) {
        Fact.Sent first = sends.get(0);
        long horizon = horizons.horizon(first.route().channel()).toMillis();
        long remembered = isReceived(facts, first)
                ? horizon
                : horizon + horizons.longest().toMillis();
        return sends.stream().anyMatch(again -> again.appendedAtMs() > first.appendedAtMs() + remembered);
    }

    /** The first entry of a challenge no later than the horizon of its attempt 1. */
    Optional<Fact.Evidence> entry(ChallengeFacts facts, Fact.Sent firstAttempt) {
        long horizon = horizons.horizon(firstAttempt.route().channel()).toMillis();
        return facts.entries().stream()
                .filter(entry -> isWithin(entry, firstAttempt, horizon))
                .findFirst();
    }

    /** Whether the code was appended no later than the horizon of the challenge's first. */
    boolean isByHorizon(Fact.Sent code, Fact.Sent first) {
        return code.appendedAtMs()
                <= first.appendedAtMs()
                        + horizons.horizon(first.route().channel()).toMillis();
    }

    private boolean isReceived(ChallengeFacts facts, Fact.Sent code) {
        long horizon = horizons.horizon(code.route().channel()).toMillis();
        return facts.evidenceFor(code).stream().anyMatch(learnt -> isWithin(learnt, code, horizon));
    }

    private Due due(ChallengeFacts facts, Fact.Sent code, List<Fact.Failure> failures) {
        long deadline = horizons.deadline(code.route().channel()).toMillis();
        if (facts.evidenceFor(code).stream().anyMatch(learnt -> isWithin(learnt, code, deadline))) {
            return Due.IN_TIME;
        }
        List<Fact.Failure> byThen = failures.stream()
                .filter(failure -> isWithin(failure, code, deadline))
                .toList();
        if (byThen.stream().anyMatch(failure -> failure.reasonClass() == ReasonClass.RECIPIENT)) {
            return Due.RECIPIENT;
        }
        return byThen.isEmpty() ? Due.OVERDUE : Due.FAILED;
    }

    private boolean isWithin(Fact fact, Fact.Sent code, long afterSendMs) {
        long afterSend = fact.appendedAtMs() - code.appendedAtMs();
        return afterSend >= -horizons.longest().toMillis() && afterSend <= afterSendMs;
    }
}
