package io.otpwatch.benchmarks.scenarios;

import io.otpwatch.benchmarks.CannotMeasure;
import io.otpwatch.benchmarks.Steps;
import io.otpwatch.benchmarks.figures.Machine;
import io.otpwatch.kit.KafkaUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.KafkaException;

/** All runs, as many side by side as the options say: they mostly wait. */
final class ScenariosBenchmark {
    private static final double MS_PER_SECOND = 1000;

    private ScenariosBenchmark() {}

    /** Rows in the order of the cases, each at all rates. */
    static ScenariosReport measure(ScenariosOptions options, Steps steps) {
        long began = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(options.atOnce());
        try {
            List<Future<Row>> runs = options.cases().stream()
                    .flatMap(each -> options.rates().stream().map(rate -> new ScenarioRun(each, rate, options)))
                    .map(run -> pool.submit(() -> measured(run, steps)))
                    .toList();
            List<Row> rows = new ArrayList<>();
            for (Future<Row> run : runs) {
                rows.add(row(run));
            }
            double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / MS_PER_SECOND;
            return new ScenariosReport(
                    Machine.here(ScenarioRun.JVM_OPTIONS), options.seed(), options.atOnce(), seconds, rows);
        } finally {
            pool.shutdownNow();
        }
    }

    /** One run that fails leaves the others their figures. */
    private static Row measured(ScenarioRun run, Steps steps) {
        String name = run.which().name() + " at " + run.rate() + "/s";
        steps.begin(name);
        try {
            Row row = run.measure();
            steps.done(name + ": " + (row.ok() ? "ok" : row.why()));
            return row;
        } catch (CannotMeasure | KafkaUnavailable | KafkaException e) {
            steps.done(name + ": " + e.getMessage());
            return Row.failed(run.which(), run.rate(), String.valueOf(e.getMessage()));
        }
    }

    private static Row row(Future<Row> run) {
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted", e);
        }
    }
}
