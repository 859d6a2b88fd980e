package io.otpwatch.processor.overview;

import io.otpwatch.events.AnomalyVerdict;
import io.otpwatch.processor.score.Signal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When the trouble of a scope began: what half of its anomalous codes say. Of many routes one is always mistaken, so it is
 * not the earliest.
 */
final class Began {
    /** A start that a route tells is that of the culprit's trouble if it lies no longer before the culprit's, ms. */
    private static final long ABOUT = 120_000;

    private Began() {}

    /** {@code named}: by the localiser, ms since 1970; it stands where no route is anomalous by itself. */
    static long of(List<Leaf> within, Signal signal, long named) {
        List<Route> told = within.stream()
                .flatMap(leaf -> told(leaf, signal).stream())
                .filter(route -> route.began() >= named - ABOUT)
                .sorted(Comparator.comparingLong(Route::began))
                .toList();
        double half = told.stream().mapToDouble(Route::sent).sum() / 2;
        for (Route route : told) {
            half -= route.sent();
            if (half <= 0) {
                return route.began();
            }
        }
        return named;
    }

    private static Optional<Route> told(Leaf leaf, Signal signal) {
        return leaf.signal(signal).flatMap(said -> {
            AnomalyVerdict anomaly = said.getAnomaly();
            return anomaly == null
                    ? Optional.empty()
                    : Optional.of(new Route(anomaly.getBeganAt(), leaf.said().getSentPerMinute()));
        });
    }

    private record Route(long began, double sent) {}
}
