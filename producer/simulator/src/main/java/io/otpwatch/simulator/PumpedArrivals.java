package io.otpwatch.simulator;

import java.util.List;

/**
 * Challenges begun to pump: a Poisson process while the fault's window is open.
 *
 * <p>With a factor of 5 it has four times the challenges that the country's carriers have together at the model's
 * start. Those of one number range are all at one carrier, as such a range is; those of a country are spread as usual.
 */
final class PumpedArrivals implements Arrivals {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Fault fault;
    private final Draws draws;
    private final Weighted<Place> places;
    private final double meanGapNanos;
    private final long startNanos;
    private long nextNanos;
    private Place nextPlace;

    PumpedArrivals(TrafficProfile profile, Fault fault, double factor, Draws draws, long startNanos) {
        List<Place> all = profile.placesAt(startNanos);
        List<Place> country = all.stream()
                .filter(place -> profile.sendings().stream().anyMatch(sending -> fault.covers(place, sending)))
                .toList();
        double share = trafficOf(country, startNanos) / trafficOf(all, startNanos);
        this.fault = fault;
        this.draws = draws;
        this.places = new Weighted<>(
                fault.scope().attributes().containsKey(Scope.RANGE) ? country.subList(0, 1) : country, Place::weight);
        this.meanGapNanos =
                NANOS_PER_SECOND / (profile.sendsPerSecond() * UsualArrivals.FIRST_ATTEMPTS * share * (factor - 1));
        this.startNanos = startNanos;
        this.nextNanos = startNanos + fault.window().from().toNanos();
        this.nextPlace = country.get(0);
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
        do {
            if (Double.isInfinite(meanGapNanos) || fault.window().isOver(nextNanos - startNanos)) {
                nextNanos = Long.MAX_VALUE;
                return;
            }
            nextNanos += Math.max(1, (long) draws.exponential(meanGapNanos));
        } while (!fault.window().contains(nextNanos - startNanos));
        nextPlace = places.draw(draws);
    }

    private static double trafficOf(List<Place> places, long atNanos) {
        return places.stream().mapToDouble(place -> place.trafficAt(atNanos)).sum();
    }
}
