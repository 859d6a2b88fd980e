package io.otpwatch.benchmarks.routes;

import io.otpwatch.benchmarks.figures.Machine;
import java.util.List;

/** What {@code --json} writes. */
record StepReport(Machine machine, int rounds, List<StepFigure> figures) {
    StepReport {
        figures = List.copyOf(figures);
    }
}
