package io.otpwatch.simulator;

import io.otpwatch.events.ReasonClass;
import java.util.List;
import java.util.Optional;

/** Decides what becomes of a code: the profile's mishaps, overlaid by the scenario's faults. */
final class Fates {
    private final TrafficProfile profile;
    private final List<Fault> faults;
    private final Draws draws;
    private final long startNanos;

    Fates(TrafficProfile profile, Scenario scenario, Draws draws, long startNanos) {
        this.profile = profile;
        this.faults = scenario.faults();
        this.draws = draws;
        this.startNanos = startNanos;
    }

    Fate of(Challenge challenge, Sending sending, long sentNanos) {
        if (challenge.wrongRecipient()) {
            return failed(ReasonClass.RECIPIENT, "unknown_recipient");
        }
        if (broken(CauseKind.CARRIER_FILTERING_EXPLICIT, challenge.place(), sending, sentNanos)) {
            return failed(ReasonClass.OPERATOR, "filtered");
        }
        if (broken(CauseKind.CARRIER_FILTERING_SILENT, challenge.place(), sending, sentNanos)
                || broken(CauseKind.PROVIDER_OUTAGE, challenge.place(), sending, sentNanos)) {
            return Fate.LOST;
        }
        Fate usual = usual(challenge.place());
        boolean swallowed = usual.arrives()
                && broken(CauseKind.PROVIDER_OUTAGE, challenge.place(), sending, sentNanos + usual.arrivesAfterNanos());
        return swallowed ? Fate.LOST : usual;
    }

    /** Whether what the provider reports at this time gets lost. */
    boolean feedBroken(Place place, Sending sending, long atNanos) {
        return broken(CauseKind.FEED_BROKEN, place, sending, atNanos);
    }

    private boolean broken(CauseKind kind, Place place, Sending sending, long atNanos) {
        for (Fault fault : faults) {
            if (fault.kind() == kind && fault.window().contains(atNanos - startNanos) && fault.covers(place, sending)) {
                return true;
            }
        }
        return false;
    }

    private Fate usual(Place place) {
        if (happens(Quirk.LOST)) {
            return Fate.LOST;
        }
        if (happens(Quirk.REFUSED_BY_OPERATOR)) {
            return refused(place, ReasonClass.OPERATOR, "policy");
        }
        if (happens(Quirk.REFUSED_FOR_SENDER)) {
            return refused(place, ReasonClass.SENDER, "sender_not_registered");
        }
        if (happens(Quirk.REFUSED_BY_PROVIDER)) {
            return refused(place, ReasonClass.PROVIDER, "queue_overflow");
        }
        if (happens(Quirk.DEFERRED)) {
            Fate.Report deferral = report(ReasonClass.TEMPORARY, "deferred", Nanos.ofSeconds(draws.between(1, 5)));
            double retry = draws.between(8, 30);
            return arriving(retry + place.latency().draw(draws), Optional.of(deferral));
        }
        return arriving(place.latency().draw(draws), Optional.empty());
    }

    private Fate refused(Place place, ReasonClass reasonClass, String reason) {
        Fate refused = failed(reasonClass, reason);
        return happens(Quirk.ARRIVES_AFTER_REFUSAL) ? arriving(place.latency().draw(draws), refused.report()) : refused;
    }

    private Fate failed(ReasonClass reasonClass, String reason) {
        long after = Nanos.ofSeconds(0.3 + draws.exponential(2));
        return new Fate(Fate.NEVER, Optional.of(report(reasonClass, reason, after)));
    }

    private Fate arriving(double seconds, Optional<Fate.Report> report) {
        boolean dropped = seconds > profile.timing().validity().toSeconds();
        return new Fate(dropped ? Fate.NEVER : Nanos.ofSeconds(seconds), report);
    }

    private static Fate.Report report(ReasonClass reasonClass, String reason, long afterNanos) {
        return new Fate.Report(reasonClass, reason, afterNanos);
    }

    private boolean happens(Quirk quirk) {
        return draws.chance(profile.share(quirk));
    }
}
