package io.otpwatch.benchmarks.detection;

import io.otpwatch.benchmarks.figures.Machine;
import java.util.List;

/**
 * What {@code --json} writes.
 *
 * @param seconds that it took
 */
record Report(Machine machine, long seed, double seconds, List<Row> rows) {
    Report {
        rows = List.copyOf(rows);
    }
}
