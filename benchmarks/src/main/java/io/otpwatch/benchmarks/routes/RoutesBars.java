package io.otpwatch.benchmarks.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What as many routes as one instance holds may cost, and that nothing is seen in them while all is well.
 *
 * <p>What they cost is some 0.08 s of CPU a second for detecting, 10 KiB of heap a route for detection and 3.3 for
 * localisation. The bars leave room for a slower machine and for more codes in flight, none for what grows with each route's
 * past, or with the square of their number. Heap is the live heap over the routes, so with few of them what is there once
 * counts too: the bars are for some thousands at least.
 */
final class RoutesBars {
    /** CPU seconds in any one second of the traffic. */
    static final double LOCALISING_MAX = 0.5;

    /** CPU seconds a second of the traffic, on average: half a core is left for all else. */
    static final double DETECTING_MAX = 0.5;

    static final double KIB = 1_024;

    /** Live heap of a route. */
    static final double DETECTION_KIB_MAX = 20;

    /** Live heap of a route. */
    static final double LOCALISATION_KIB_MAX = 7;

    private RoutesBars() {}

    /** A sentence for each bar that is missed. */
    static List<String> missed(RoutesReport report) {
        List<String> missed = new ArrayList<>();
        for (RoutesFigure figure : report.figures()) {
            if (figure.isHealthy() && (figure.bad() > 0 || figure.incidents() > 0)) {
                missed.add(String.format(
                        Locale.ROOT,
                        "all is well, and %,d routes are bad, %d incident records were published",
                        figure.bad(),
                        figure.incidents()));
            }
            most(missed, figure.phase() + ": s of CPU a second for detecting", figure.detecting(), DETECTING_MAX);
            most(
                    missed,
                    figure.phase() + ": s of CPU in any one second for localising",
                    figure.localisingMost(),
                    LOCALISING_MAX);
        }
        most(missed, "KiB of heap a route for detection", report.detectionBytesPerRoute() / KIB, DETECTION_KIB_MAX);
        most(
                missed,
                "KiB of heap a route for localisation",
                report.localisationBytesPerRoute() / KIB,
                LOCALISATION_KIB_MAX);
        return missed;
    }

    private static void most(List<String> missed, String what, double figure, double most) {
        if (!(figure <= most)) {
            missed.add(String.format(Locale.ROOT, "%s: %.3f, %.1f is the most", what, figure, most));
        }
    }
}
