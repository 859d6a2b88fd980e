package io.otpwatch.simulator;

import io.otpwatch.events.ReasonClass;
import java.util.List;
import java.util.function.Predicate;

/**
 * Decides what becomes of a code: what usually would, changed by each fault that hits it. Faults meet the code one
 * after the other, in the order of {@link CauseKind}: one that lets nothing through hides those behind it.
 */
final class Fates {
    private final TrafficProfile profile;
    private final UsualFates usual;
    private final List<Fault> faults;
    private final Draws draws;
    private final long startNanos;

    Fates(TrafficProfile profile, Scenario scenario, Draws draws, long startNanos) {
        this.profile = profile;
        this.usual = new UsualFates(profile, draws);
        this.faults = scenario.faults();
        this.draws = draws;
        this.startNanos = startNanos;
    }

    Fate of(Challenge challenge, Sending sending, long sentNanos) {
        if (challenge.wrongRecipient()) {
            return Fate.refused(ReasonClass.RECIPIENT, "unknown_recipient", draws);
        }
        Fate fate =
                from(0, challenge, sending, sentNanos).within(profile.timing().validity());
        boolean lost = fate.isTaken()
                && isHit(Effect::losesCodesUnderWay, challenge, sending, sentNanos + fate.takenAfterNanos());
        return lost ? Fate.LOST : fate;
    }

    /** Whether a code that would be sent at this time is not. */
    boolean isStopped(Challenge challenge, Sending sending, long atNanos) {
        return isHit(Effect::stopsSends, challenge, sending, atNanos);
    }

    /** What comes of entering a code at this time. */
    Typing typing(Challenge challenge, Sending sending, long atNanos) {
        return faults.stream()
                .filter(fault -> fault.hits(challenge, sending, atNanos - startNanos))
                .map(fault -> fault.effect().typing(draws))
                .filter(typing -> typing != Typing.USUAL)
                .findFirst()
                .orElse(Typing.USUAL);
    }

    /** Whether what the provider reports at this time gets lost. */
    boolean feedBroken(Challenge challenge, Sending sending, long atNanos) {
        return isHit(Effect::losesReports, challenge, sending, atNanos);
    }

    private Fate from(int first, Challenge challenge, Sending sending, long sentNanos) {
        for (int i = first; i < faults.size(); i++) {
            if (faults.get(i).hits(challenge, sending, sentNanos - startNanos)) {
                int next = i + 1;
                return faults.get(i).effect().fate(() -> from(next, challenge, sending, sentNanos), draws);
            }
        }
        return usual.of(challenge.place());
    }

    private boolean isHit(Predicate<Effect> how, Challenge challenge, Sending sending, long atNanos) {
        for (Fault fault : faults) {
            if (how.test(fault.effect()) && fault.hits(challenge, sending, atNanos - startNanos)) {
                return true;
            }
        }
        return false;
    }
}
