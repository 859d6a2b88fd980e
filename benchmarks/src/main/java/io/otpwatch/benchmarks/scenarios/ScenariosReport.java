package io.otpwatch.benchmarks.scenarios;

import io.otpwatch.benchmarks.figures.Machine;
import java.util.List;

/**
 * What {@code --json} writes.
 *
 * @param atOnce installations that ran side by side
 * @param seconds that it took
 */
record ScenariosReport(Machine machine, long seed, int atOnce, double seconds, List<Row> rows) {
    ScenariosReport {
        rows = List.copyOf(rows);
    }
}
