package io.otpwatch.standalone.demo;

import io.otpwatch.schemas.Horizons;
import io.otpwatch.simulator.Cause;
import io.otpwatch.simulator.Simulator;
import io.otpwatch.standalone.Durations;
import io.otpwatch.standalone.StopSignal;
import io.otpwatch.standalone.installation.Installation;
import io.otpwatch.standalone.installation.Show;
import io.otpwatch.standalone.report.Report;
import io.otpwatch.standalone.report.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The demo once its installation runs: traffic, its draining, and what is shown meanwhile. */
final class Stage {
    private static final Duration FRAME = Duration.ofSeconds(1);
    /** Of each route in use the health is written every five seconds, and committed and read a little later. */
    private static final Duration LAST_HEALTH = Duration.ofSeconds(12);

    private static final Duration HORIZON = Horizons.DEMO.longest();
    /** Beyond this an unfinished drain is reported as it is. */
    private static final Duration DRAIN_MAX = HORIZON.multipliedBy(6);

    private final DemoOptions options;
    private final Installation installation;
    private final Truth truth;
    private final StopSignal stop;
    private Instant startedAt = Instant.now();

    Stage(DemoOptions options, Installation installation, Truth truth, StopSignal stop) {
        this.options = options;
        this.installation = installation;
        this.truth = truth;
        this.stop = stop;
    }

    /** When the traffic began. */
    Instant startedAt() {
        return startedAt;
    }

    /** Returns the report when the traffic has drained; empty if it was stopped before. */
    Optional<Report> play(Show show) throws InterruptedException {
        try (Simulator simulator = Simulator.start(options.traffic(), installation.kafka(), truth)) {
            startedAt = simulator.startedAt();
            Instant end = options.duration().map(startedAt::plus).orElse(Instant.MAX);
            for (Instant now = Instant.now(); now.isBefore(end); now = Instant.now()) {
                frame(show, Broken.sentence(simulator.truth(now), startedAt, now));
                if (stop.within(shorter(FRAME, end))) {
                    return Optional.empty();
                }
            }
            simulator.stop();
            Run run = run(simulator.truth(end));
            return untilCodesAreClosed(run, show) ? Optional.empty() : settled(run, simulator, show);
        }
    }

    /** The frame, or what is left until the end: a scenario whose next fault begins then shall not have begun. */
    private static Duration shorter(Duration frame, Instant end) {
        Instant now = Instant.now();
        return now.plus(frame).isBefore(end) ? frame : Duration.between(now, end);
    }

    /** Whether it was stopped before. */
    private boolean untilCodesAreClosed(Run run, Show show) throws InterruptedException {
        while (!drain().codesAreClosed(watermark()) && !takesTooLong(run)) {
            Duration left = drain().untilCodesAreClosed(watermark());
            frame(show, "draining: no new codes are sent, the last are closed in " + Durations.clock(left));
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
    private Optional<Report> settled(Run run, Simulator simulator, Show show) throws InterruptedException {
        simulator.close();
        try (Audit audit = new Audit(installation.kafka(), show, truth, run)) {
            Instant last = Instant.MAX;
            while (true) {
                Report report = audit.report();
                boolean noMoreComes = Instant.now().isAfter(last);
                if (report.addsUp() || noMoreComes || takesTooLong(run)) {
                    return Optional.of(report);
                }
                if (drain().isSettled(watermark()) && last.equals(Instant.MAX)) {
                    last = Instant.now().plus(LAST_HEALTH);
                }
                Duration left = drain().untilSettled(watermark());
                frame(show, "draining: evidence without its send is given up in " + Durations.clock(left));
                if (stop.within(FRAME)) {
                    return Optional.empty();
                }
            }
        }
    }

    private Run run(List<Cause> causes) {
        return new Run(
                options.traffic().scenario().name(),
                options.traffic().seed(),
                options.traffic().sendsPerSecond(),
                startedAt,
                Instant.now(),
                causes);
    }

    private static boolean takesTooLong(Run run) {
        return Instant.now().isAfter(run.trafficEndedAt().plus(DRAIN_MAX));
    }

    private Drain drain() {
        return truth.drain(HORIZON);
    }

    private Instant watermark() {
        return Instant.now().minus(installation.processor().watermarkLag());
    }

    private void frame(Show show, String phase) {
        show.frame(startedAt, rows -> phase);
    }
}
