package io.otpwatch.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stream of challenges, and what happens to them. Each has its own draws, so that pumping does not change the usual
 * traffic beside it.
 */
record Source(Arrivals arrivals, Journey journey) {
    /** The usual traffic, and for each fault that pumps another source. */
    static List<Source> of(TrafficProfile profile, Scenario scenario, long seed, long startNanos, Agenda agenda) {
        List<Source> sources = new ArrayList<>();
        Draws draws = new Draws(seed);
        Arrivals usual = new UsualArrivals(profile, draws, startNanos);
        Fates fates = new Fates(profile, scenario, draws, startNanos);
        Identities identities = new Identities(profile, draws, Optional.empty());
        sources.add(new Source(usual, new Journey(profile, fates, identities, draws, agenda)));
        for (Fault fault : scenario.faults()) {
            if (fault.effect() instanceof Pumping pumping) {
                Draws own = new Draws(~seed - sources.size());
                sources.add(pumped(profile, scenario, fault, pumping, own, startNanos, agenda));
            }
        }
        return List.copyOf(sources);
    }

    private static Source pumped(
            TrafficProfile usual,
            Scenario scenario,
            Fault fault,
            Pumping pumping,
            Draws draws,
            long startNanos,
            Agenda agenda) {
        TrafficProfile profile = Pumping.profile(usual);
        Arrivals arrivals = new PumpedArrivals(profile, fault, pumping.factor(), draws, startNanos);
        Fates fates = new Fates(profile, scenario, draws, startNanos);
        Identities identities = new Identities(
                profile, draws, Optional.ofNullable(fault.scope().attributes().get(Scope.RANGE)));
        return new Source(arrivals, new Journey(profile, fates, identities, draws, agenda));
    }

    long nextNanos() {
        return arrivals.nextNanos();
    }

    /** The next challenge begins. */
    void begin() {
        journey.begin(arrivals.nextPlace(), arrivals.nextNanos());
        arrivals.advance();
    }
}
