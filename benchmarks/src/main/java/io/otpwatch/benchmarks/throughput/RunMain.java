package io.otpwatch.benchmarks.throughput;

import io.otpwatch.benchmarks.CannotMeasure;
import io.otpwatch.benchmarks.ParentWatch;
import io.otpwatch.benchmarks.throughput.figures.Json;
import io.otpwatch.benchmarks.throughput.figures.Measured;

/** One run in its own JVM: says {@code progress RECORDS} now and then, and at the end {@code measured JSON}. */
final class RunMain {
    static final String PROGRESS = "progress";
    static final String MEASURED = "measured";

    private RunMain() {}

    public static void main(String[] args) {
        ParentWatch.haltAtItsEnd();
        try {
            RunSpec spec = Json.read(args[0], RunSpec.class);
            Measured measured = Measurement.of(spec, records -> System.out.println(PROGRESS + " " + records));
            System.out.println(MEASURED + " " + Json.line(measured));
            System.exit(0);
        } catch (CannotMeasure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
