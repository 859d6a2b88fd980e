package io.otpwatch.standalone.demo;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.processor.ProcessorService;
import io.otpwatch.simulator.Cause;
import io.otpwatch.simulator.Simulator;
import io.otpwatch.standalone.CannotRun;
import io.otpwatch.standalone.Durations;
import io.otpwatch.standalone.StopSignal;
import io.otpwatch.standalone.report.Report;
import io.otpwatch.standalone.report.Run;
import io.otpwatch.standalone.report.Sums;
import io.otpwatch.standalone.table.DomainBoard;
import io.otpwatch.standalone.table.TableHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The demo once broker and processor run: traffic, its draining, and what is shown meanwhile. */
final class Stage {
    private static final Duration FRAME = Duration.ofSeconds(1);
    /** What the processor committed is told one commit late. */
    private static final Duration COMMITS = Duration.ofSeconds(3);
    /** Beyond this an unfinished drain is reported as it is. */
    private static final Duration DRAIN_MAX = Demo.HORIZON.multipliedBy(6);

    private final DemoOptions options;
    private final KafkaSettings kafka;
    private final ProcessorService processor;
    private final Counts counts;
    private final View view;
    private final List<String> footer;
    private final StopSignal stop;

    /** What is known of the run: by the processor, and truly. */
    record Counts(Committed committed, DomainBoard board, Truth truth) {}

    Stage(
            DemoOptions options,
            KafkaSettings kafka,
            ProcessorService processor,
            Counts counts,
            View view,
            List<String> footer,
            StopSignal stop) {
        this.options = options;
        this.kafka = kafka;
        this.processor = processor;
        this.counts = counts;
        this.view = view;
        this.footer = footer;
        this.stop = stop;
    }

    /** Returns the report when the traffic has drained; empty if it was stopped before. */
    Optional<Report> play() throws InterruptedException {
        try (Simulator simulator = Simulator.start(options.traffic(), kafka, counts.truth())) {
            Instant started = simulator.startedAt();
            Instant end = options.duration().map(started::plus).orElse(Instant.MAX);
            for (Instant now = Instant.now(); now.isBefore(end); now = Instant.now()) {
                frame(started, Broken.sentence(simulator.truth(now), started, now));
                if (stop.within(shorter(FRAME, end))) {
                    return Optional.empty();
                }
            }
            simulator.stop();
            Run run = run(started, simulator.truth(end));
            return untilCodesAreClosed(run) ? Optional.empty() : settled(run, simulator);
        }
    }

    /** The frame, or what is left until the end: a scenario whose next fault begins then shall not have begun. */
    private static Duration shorter(Duration frame, Instant end) {
        Instant now = Instant.now();
        return now.plus(frame).isBefore(end) ? frame : Duration.between(now, end);
    }

    /** Whether it was stopped before. */
    private boolean untilCodesAreClosed(Run run) throws InterruptedException {
        while (!drain().codesAreClosed(watermark()) && !takesTooLong(run)) {
            Duration left = drain().untilCodesAreClosed(watermark());
            frame(run.startedAt(), "draining: no new codes are sent, the last are closed in " + Durations.clock(left));
            if (stop.within(FRAME)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Waits until all counts are those of the truth, or until they cannot change any more. Receipts of codes that are
     * closed are not waited for: they would be counted as late for as long as networks deliver, and change nothing.
     */
    private Optional<Report> settled(Run run, Simulator simulator) throws InterruptedException {
        simulator.close();
        try (Audit audit = new Audit(kafka, counts, run)) {
            Instant last = Instant.MAX;
            while (true) {
                Report report = audit.report();
                boolean noMoreComes = Instant.now().isAfter(last);
                if (report.addsUp() || noMoreComes || takesTooLong(run)) {
                    return Optional.of(report);
                }
                if (drain().isSettled(watermark()) && last.equals(Instant.MAX)) {
                    last = Instant.now().plus(COMMITS);
                }
                Duration left = drain().untilSettled(watermark());
                frame(run.startedAt(), "draining: evidence without its send is given up in " + Durations.clock(left));
                if (stop.within(FRAME)) {
                    return Optional.empty();
                }
            }
        }
    }

    private Run run(Instant started, List<Cause> truth) {
        return new Run(
                options.traffic().scenario().name(),
                options.traffic().seed(),
                options.traffic().sendsPerSecond(),
                started,
                Instant.now(),
                truth);
    }

    private static boolean takesTooLong(Run run) {
        return Instant.now().isAfter(run.trafficEndedAt().plus(DRAIN_MAX));
    }

    private Drain drain() {
        return counts.truth().drain(Demo.HORIZON);
    }

    private Instant watermark() {
        return Instant.now().minus(processor.watermarkLag());
    }

    private void frame(Instant started, String phase) {
        Instant now = Instant.now();
        if (processor.ended()) {
            throw new CannotRun("the processor has stopped by itself; its log says why");
        }
        Sums total = counts.committed().total();
        TableHead head = new TableHead(
                options.traffic().scenario().name(),
                Duration.between(started, now),
                Demo.HORIZON,
                processor.watermarkLag(),
                processor.inFlight(),
                new TableHead.Totals(total.sent(), total.received(), total.failed(), total.missing()),
                phase,
                footer);
        view.show(head, counts.board().rows(now.getEpochSecond()));
    }
}
