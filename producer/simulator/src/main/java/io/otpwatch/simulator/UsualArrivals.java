package io.otpwatch.simulator;

import java.util.List;

/**
 * Usual traffic: a Poisson process whose rate follows each place's day.
 *
 * <p>Drawn by thinning: points come at the rate that all places would have at their busiest hour,
 * and a point at a place is kept with the probability of that place's hour. The scale is such that
 * the profile's rate holds at the model's start.
 */
final class UsualArrivals implements Arrivals {
    private static final double NANOS_PER_SECOND = 1e9;
    /** Sends that are no resends, in healthy traffic. */
    static final double FIRST_ATTEMPTS = 0.98;

    private final Draws draws;
    private final Weighted<Place> places;
    private final double meanGapNanos;
    private long nextNanos;
    private Place nextPlace;

    UsualArrivals(TrafficProfile profile, Draws draws, long startNanos) {
        List<Place> all = profile.placesAt(startNanos);
        double busiest = all.stream().mapToDouble(Place::weight).sum();
        double atStart =
                all.stream().mapToDouble(place -> place.trafficAt(startNanos)).sum();
        double pointsPerSecond = profile.sendsPerSecond() * FIRST_ATTEMPTS * busiest / atStart;
        this.draws = draws;
        this.places = new Weighted<>(all, Place::weight);
        this.meanGapNanos = NANOS_PER_SECOND / pointsPerSecond;
        this.nextNanos = startNanos;
        this.nextPlace = all.get(0);
        advance();
    }

    @Override
    public long nextNanos() {
        return nextNanos;
    }

    @Override
    public Place nextPlace() {
        return nextPlace;
    }

    @Override
    public void advance() {
        if (Double.isInfinite(meanGapNanos)) {
            nextNanos = Long.MAX_VALUE;
            return;
        }
        do {
            nextNanos += Math.max(1, (long) draws.exponential(meanGapNanos));
            nextPlace = places.draw(draws);
        } while (!draws.chance(DayCurve.at(nextNanos, nextPlace.utcOffsetHours())));
    }
}
