package io.otpwatch.benchmarks.localisation;

import io.otpwatch.benchmarks.figures.Machine;
import java.util.List;

/**
 * What {@code --json} writes.
 *
 * @param explainMs median time to explain one window, which has ten starts
 */
record LocalisationReport(Machine machine, int routes, double explainMs, List<Figure> figures) {
    LocalisationReport {
        figures = List.copyOf(figures);
    }
}
