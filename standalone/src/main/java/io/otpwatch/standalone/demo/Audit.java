package io.otpwatch.standalone.demo;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.standalone.report.OutcomeReader;
import io.otpwatch.standalone.report.Report;
import io.otpwatch.standalone.report.Reports;
import io.otpwatch.standalone.report.Run;

/** Compares what the monitor says with the truth, as often as it is asked. */
final class Audit implements AutoCloseable {
    private final OutcomeReader outcomes;
    private final Stage.Counts counts;
    private final Run run;

    Audit(KafkaSettings kafka, Stage.Counts counts, Run run) {
        this.outcomes = new OutcomeReader(kafka);
        this.counts = counts;
        this.run = run;
    }

    Report report() {
        return Reports.of(
                run,
                counts.truth().expected(),
                counts.truth().sums(),
                counts.committed().perRoute(),
                outcomes.read());
    }

    @Override
    public void close() {
        outcomes.close();
    }
}
