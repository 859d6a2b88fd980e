package io.otpwatch.benchmarks.throughput;

import io.otpwatch.benchmarks.CannotMeasure;
import io.otpwatch.benchmarks.ParentWatch;
import io.otpwatch.benchmarks.figures.Json;
import io.otpwatch.benchmarks.throughput.figures.Measured;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run in its own JVM: says {@code progress RECORDS} now and then, and at the end {@code measured JSON}. */
final class RunMain {
    private static final Logger LOG = LoggerFactory.getLogger(RunMain.class);

    static final String PROGRESS = "progress";
    static final String MEASURED = "measured";

    private RunMain() {}

    public static void main(String[] args) {
        ParentWatch.haltAtItsEnd();
        System.exit(run(args[0])); // whatever threads a failed run has left
    }

    private static int run(String specJson) {
        try {
            RunSpec spec = Json.read(specJson, RunSpec.class);
            Measured measured = Measurement.of(spec, records -> System.out.println(PROGRESS + " " + records));
            System.out.println(MEASURED + " " + Json.line(measured));
            return 0;
        } catch (CannotMeasure e) {
            System.err.println(e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the run failed", e);
        }
        return 1;
    }
}
