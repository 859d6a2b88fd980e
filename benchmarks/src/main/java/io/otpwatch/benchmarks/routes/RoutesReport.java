package io.otpwatch.benchmarks.routes;

import io.otpwatch.benchmarks.figures.Machine;
import java.util.List;

/**
 * What {@code --json} writes.
 *
 * @param codesPerSecond of all routes
 * @param detectionBytesPerRoute live heap
 * @param localisationBytesPerRoute live heap
 */
record RoutesReport(
        Machine machine,
        int codesPerSecond,
        double detectionBytesPerRoute,
        double localisationBytesPerRoute,
        List<RoutesFigure> figures) {
    RoutesReport {
        figures = List.copyOf(figures);
    }
}
