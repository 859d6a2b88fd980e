package io.otpwatch.simulator;

import io.otpwatch.events.ReasonClass;
import java.util.Optional;

/** Decides what becomes of a code when nothing is broken: it arrives, but for the profile's mishaps. */
final class UsualFates {
    private final TrafficProfile profile;
    private final Draws draws;

    UsualFates(TrafficProfile profile, Draws draws) {
        this.profile = profile;
        this.draws = draws;
    }

    Fate of(Place place) {
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
            Fate.Report deferral = Fate.Report.deferral(draws);
            double retry = draws.between(8, 30);
            return arriving(retry + place.latency().draw(draws), Optional.of(deferral));
        }
        return arriving(place.latency().draw(draws), Optional.empty());
    }

    private Fate refused(Place place, ReasonClass reasonClass, String reason) {
        Fate refused = Fate.refused(reasonClass, reason, draws);
        return happens(Quirk.ARRIVES_AFTER_REFUSAL) ? arriving(place.latency().draw(draws), refused.report()) : refused;
    }

    private static Fate arriving(double seconds, Optional<Fate.Report> report) {
        return Fate.arriving(Nanos.ofSeconds(seconds), report);
    }

    private boolean happens(Quirk quirk) {
        return draws.chance(profile.share(quirk));
    }
}
