package io.otpwatch.standalone.demo;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.standalone.health.HealthBoard;
import io.otpwatch.standalone.report.OutcomeReader;
import io.otpwatch.standalone.report.Report;
import io.otpwatch.standalone.report.Reports;
import io.otpwatch.standalone.report.Run;
import io.otpwatch.standalone.report.Said;

/** Compares what the monitor says with the truth, as often as it is asked. */
final class Audit implements AutoCloseable {
    private final OutcomeReader outcomes;
    private final HealthBoard board;
    private final Truth truth;
    private final Run run;

    Audit(KafkaSettings kafka, HealthBoard board, Truth truth, Run run) {
        this.outcomes = new OutcomeReader(kafka);
        this.board = board;
        this.truth = truth;
        this.run = run;
    }

    Report report() {
        Said said = new Said(board.latest(), board.badPhases(), outcomes.read());
        return Reports.of(run, truth.expected(), truth.counts(), said);
    }

    @Override
    public void close() {
        outcomes.close();
    }
}
