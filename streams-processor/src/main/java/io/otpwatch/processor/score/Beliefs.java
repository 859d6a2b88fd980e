package io.otpwatch.processor.score;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Draws up the terms by which signals are judged, from what was learnt of a route and of its parents: channel, its
 * routes in the country, the operator's, the domain's. What is learnt in an anomaly is in none of them. All sums are
 * exact, so terms are a function of what the routes have learnt, in whatever order they did.
 */
public final class Beliefs {
    /** Latencies may be so many times as long as was learnt. */
    private static final double SLOWED = 1.15;

    /** The truth may be so many standard deviations below the estimate; of busy routes, which vary in more ways, more. */
    private static final double SIGMAS = 2;

    private static final double SIGMAS_OF_BUSY = 2.5;
    private static final double BUSY_PER_SECOND = 100 / 60.0;

    private static final double FEWEST_LEARNT = 1_000;

    private double falseAlarms;
    private final Map<String, Family> families = new HashMap<>();
    private final Weeks weeks = new Weeks();
    private long busySeconds;
    private int routes;

    /** {@code falseAlarms}: allowed in 30 days on all these routes, both signals together; more than 0. */
    public Beliefs(double falseAlarms) {
        this.falseAlarms = falseAlarms;
    }

    /** As at first, from the terms on that are drawn next. */
    public void allow(double falseAlarmsIn30Days) {
        falseAlarms = falseAlarmsIn30Days;
    }

    /** Forgets the parents. */
    public void clear() {
        families.clear();
        weeks.clear();
        busySeconds = 0;
        routes = 0;
    }

    /** The route's parents, from the channel down. */
    List<Family> families(Kin kin, Signal signal) {
        return kin.parents().stream()
                .map(parent -> families.computeIfAbsent(signal + parent, any -> new Family()))
                .toList();
    }

    /** How the hours of the week differ. */
    public Weeks weeks() {
        return weeks;
    }

    /** A route is busy in so many seconds of the period; {@code before}: as was said last, 0 at first. */
    public void busy(long before, long now) {
        busySeconds += now - before;
        routes += (now > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
    }

    /** Terms for the time to come, of a route of which operators have said nothing. */
    public Terms draw(Kin kin, Signal signal, SignalWatch watch, long busy, long now) {
        return draw(kin, signal, Optional.empty(), watch, busy, now);
    }

    /**
     * Terms for the time to come.
     *
     * @param pinned what is usual, if an operator has said so
     * @param busy seconds of the period in which something is sent on the route
     */
    public Terms draw(Kin kin, Signal signal, Optional<Pinned> pinned, SignalWatch watch, long busy, long now) {
        Learner learner = watch.learner();
        Estimate estimate = Prior.of(kin.channel(), signal);
        double varies = Spread.PRIOR;
        Family own = Family.of(learner.learnt(), learner.spread());
        List<Family> parents = families(kin, signal);
        for (int i = 0; i < parents.size(); i++) {
            // Each code counts once: what a parent tells of a child is what its other children are like.
            Family others = parents.get(i).without(i + 1 < parents.size() ? parents.get(i + 1) : own);
            estimate = estimate.of(others.arrivals());
            varies = others.spread().deviation(estimate.share(), varies);
        }
        estimate = estimate.of(own.arrivals());
        HoursOfWeek hours = weeks.of(kin.channel(), signal);
        double offset = hours.offset(now) - learner.meanOffset();
        double sure = offset > 0 ? Math.max(0, offset - hours.doubt(now)) : offset;
        double deviation = learner.spread().deviation(estimate.share(), varies);
        boolean isBusy = watch.pace().perSecond(now) > BUSY_PER_SECOND;
        Estimate ofHour = pinned.map(estimate::pinned).orElse(estimate.shifted(offset));
        Estimate surely = pinned.isPresent() ? ofHour : estimate.shifted(sure);
        double low = surely.low(deviation, isBusy ? SIGMAS_OF_BUSY : SIGMAS);
        Normal normal = new Normal(
                ofHour.share(),
                Math.min(Normal.MAX, low),
                ofHour.law().slowed(SLOWED),
                watch.terms().normal().version() + 1);
        double share = Threshold.share(busy, busySeconds, routes) / Signal.values().length;
        Terms.Basis basis = pinned.isPresent() ? Terms.Basis.PINNED : basis(learner, now);
        return new Terms(normal, Threshold.of(busy, falseAlarms * share), basis);
    }

    private static Terms.Basis basis(Learner learner, long now) {
        Arrivals own = learner.learnt();
        if (own.isEmpty()) {
            return Terms.Basis.PRIOR;
        }
        boolean isLearnt = own.sent() >= FEWEST_LEARNT && !learner.isCold(now);
        return isLearnt ? Terms.Basis.LEARNT : Terms.Basis.LEARNING;
    }
}
