package io.otpwatch.simulator;

import io.otpwatch.events.Channel;
import io.otpwatch.events.EvidenceKind;
import java.util.Optional;

/** The life of a challenge: a code is sent, arrives or not, is entered or asked for again. */
final class Journey {
    private static final int MAX_ATTEMPTS = 3;
    private static final double RESEND_OFFERED_SECONDS = 60;
    private static final double MEDIAN_THINKING_SECONDS = 8;

    private final TrafficProfile profile;
    private final Draws draws;
    private final Agenda agenda;
    private final Identities identities;
    private final Fates fates;
    private final Appends appends;
    private final Sendings sendings;
    private boolean resendsStopped;

    Journey(TrafficProfile profile, Fates fates, Identities identities, Draws draws, Agenda agenda) {
        this.profile = profile;
        this.draws = draws;
        this.agenda = agenda;
        this.fates = fates;
        this.identities = identities;
        this.appends = new Appends(profile, fates, draws, agenda);
        this.sendings = new Sendings(profile.sendings());
    }

    void begin(Place place, long nowNanos) {
        Challenge challenge = challenge(place, nowNanos);
        Sending first = sendings.draw(place, draws);
        if (fates.isStopped(challenge, first, nowNanos)) {
            return;
        }
        send(challenge, 1, first, nowNanos);
        if (happens(Quirk.UNMATCHED)) {
            Code neverSentHere = code(challenge(place, nowNanos), 1, sendings.draw(place, draws), nowNanos);
            appends.receipt(neverSentHere, EvidenceKind.DELIVERED, nowNanos);
        }
    }

    void stopResends() {
        resendsStopped = true;
    }

    private void send(Challenge challenge, int attempt, Sending sending, long nowNanos) {
        Code code = code(challenge, attempt, sending, nowNanos);
        appends.sent(code);
        Fate fate = fates.of(challenge, sending, nowNanos);
        fate.report().ifPresent(report -> appends.failure(code, report));
        if (fate.isTaken()) {
            taken(code, nowNanos + fate.takenAfterNanos(), fate.inSpam());
        }
        if (fate.arrives()) {
            arrives(code, nowNanos + fate.arrivesAfterNanos());
        }
        if (attempt < MAX_ATTEMPTS) {
            long asks = nowNanos + Nanos.ofSeconds(RESEND_OFFERED_SECONDS + draws.exponential(1.5));
            then(asks, () -> resend(code, asks));
        }
    }

    private void resend(Code code, long nowNanos) {
        Challenge challenge = code.challenge();
        if (resendsStopped || challenge.isOver() || challenge.hasArrivedBy(nowNanos) || !happens(Quirk.RESENT)) {
            return;
        }
        Sending sending = happens(Quirk.REROUTED) ? sendings.draw(challenge.place(), draws) : code.sending();
        if (!fates.isStopped(challenge, sending, nowNanos)) {
            send(challenge, code.attempt() + 1, sending, nowNanos);
        }
    }

    private void taken(Code code, long atNanos, boolean inSpam) {
        boolean inLife = appends.isInLife(code, atNanos);
        if (!inLife) {
            code.challenge().straggles();
        }
        if (!happens(Quirk.NO_RECEIPT)) {
            if (code.sending().channel() == Channel.SMS) {
                receiptsOfCarrier(code, atNanos, inLife);
            } else {
                receiptsOfMailbox(code, atNanos, inSpam);
            }
        }
    }

    private void arrives(Code code, long atNanos) {
        code.challenge().arrives(atNanos);
        if (!happens(Quirk.NOT_ENTERED)) {
            long thinking = Nanos.ofSeconds(MEDIAN_THINKING_SECONDS * StrictMath.exp(0.5 * draws.gaussian()));
            long enters = happens(Quirk.ENTERED_TOO_LATE)
                    ? code.sentNanos() + profile.timing().codeLife().toNanos() + Nanos.ofSeconds(draws.between(5, 90))
                    : atNanos + thinking;
            then(enters, () -> enter(code, enters, happens(Quirk.ENTERED_WRONG_FIRST)));
        }
    }

    private void receiptsOfMailbox(Code code, long atNanos, boolean inSpam) {
        appends.receipt(code, EvidenceKind.ACCEPTED, atNanos);
        long seen = atNanos + Nanos.ofSeconds(draws.between(0.5, 4));
        if (happens(inSpam ? Quirk.SEEN_IN_SPAM : Quirk.SEEN_IN_INBOX) && appends.isInLife(code, seen)) {
            appends.seen(code, inSpam ? EvidenceKind.SPAM : EvidenceKind.INBOX, seen);
        }
    }

    private void receiptsOfCarrier(Code code, long atNanos, boolean inLife) {
        if (inLife && happens(Quirk.ACCEPTED_FIRST)) {
            double part = draws.between(0.1, 0.7);
            appends.receipt(
                    code, EvidenceKind.ACCEPTED, code.sentNanos() + (long) (part * (atNanos - code.sentNanos())));
        }
        appends.receipt(code, EvidenceKind.DELIVERED, atNanos);
    }

    private void enter(Code code, long nowNanos, boolean wrongFirst) {
        if (code.challenge().isOver()) {
            return;
        }
        switch (fates.typing(code.challenge(), code.sending(), nowNanos)) {
            case USUAL -> entered(code, nowNanos, wrongFirst);
            case WRONG -> appends.entry(code, EvidenceKind.ENTERED_WRONG, nowNanos, true);
            case EXPIRED -> appends.entry(code, EvidenceKind.ENTERED_EXPIRED, nowNanos, true);
            case UNHEARD -> {}
        }
    }

    private void entered(Code code, long nowNanos, boolean wrongFirst) {
        Challenge challenge = code.challenge();
        if (!appends.isInLife(code, nowNanos)) {
            challenge.end();
            appends.entry(code, EvidenceKind.ENTERED_EXPIRED, nowNanos, true);
        } else if (wrongFirst) {
            appends.entry(code, EvidenceKind.ENTERED_WRONG, nowNanos, true);
            long again = nowNanos + Nanos.ofSeconds(draws.between(3, 8));
            then(again, () -> enter(code, again, false));
        } else {
            challenge.end();
            appends.entry(code, EvidenceKind.ENTERED, nowNanos, !mayLeaveCodeOpen(challenge, nowNanos));
        }
    }

    /** An entry without code id stands for all codes of the challenge, so each must be one that counts by now. */
    private boolean mayLeaveCodeOpen(Challenge challenge, long nowNanos) {
        boolean firstInLife = nowNanos - challenge.firstSentNanos()
                <= profile.timing().codeLife().toNanos();
        return firstInLife && !challenge.hasStragglers() && happens(Quirk.ENTRY_WITHOUT_CODE);
    }

    private Challenge challenge(Place place, long nowNanos) {
        return new Challenge(place, identities.user(place), happens(Quirk.WRONG_RECIPIENT), nowNanos);
    }

    private Code code(Challenge challenge, int attempt, Sending sending, long nowNanos) {
        String codeId = identities.codeId(challenge.identity(), attempt);
        return new Code(challenge, codeId, attempt, sending, nowNanos, identities.vendorMessageId(sending.provider()));
    }

    private void then(long atNanos, Runnable decision) {
        agenda.plan(atNanos, () -> {
            decision.run();
            return Optional.empty();
        });
    }

    private boolean happens(Quirk quirk) {
        return draws.chance(profile.share(quirk));
    }
}
