package io.otpwatch.standalone.demo;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.standalone.installation.Show;
import io.otpwatch.standalone.report.OutcomeReader;
import io.otpwatch.standalone.report.Report;
import io.otpwatch.standalone.report.Reports;
import io.otpwatch.standalone.report.Run;
import io.otpwatch.standalone.report.Said;

/** Compares what the monitor says with the truth, as often as it is asked. */
final class Audit implements AutoCloseable {
    private final OutcomeReader outcomes;
    private final Show show;
    private final Truth truth;
    private final Run run;

    Audit(KafkaSettings kafka, Show show, Truth truth, Run run) {
        this.outcomes = new OutcomeReader(kafka);
        this.show = show;
        this.truth = truth;
        this.run = run;
    }

    Report report() {
        Said said = new Said(show.board().latest(), show.incidents(), outcomes.read());
        return Reports.of(run, truth.expected(), truth.counts(), said);
    }

    @Override
    public void close() {
        outcomes.close();
    }
}
