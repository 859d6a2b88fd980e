package io.otpwatch.benchmarks.throughput;

import static java.lang.String.format;

import io.otpwatch.benchmarks.ChildJvm;
import io.otpwatch.benchmarks.Steps;
import io.otpwatch.benchmarks.WorkFolder;
import io.otpwatch.benchmarks.figures.Json;
import io.otpwatch.benchmarks.figures.Machine;
import io.otpwatch.benchmarks.throughput.figures.Measured;
import io.otpwatch.benchmarks.throughput.figures.Run;
import io.otpwatch.benchmarks.throughput.figures.SystemUnderTest;
import io.otpwatch.benchmarks.throughput.figures.ThroughputReport;
import io.otpwatch.kit.Shutdown;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Inputs are filled once, each traffic on a broker of its own, and over them goes one fresh JVM after the other: in each
 * round every system, each in turns the first. Who is not measured is idle, the other broker too.
 */
final class Throughput {
    private static final List<String> RUN_JVM = System.getProperty("os.name").equals("Linux")
            ? List.of("-Xms4g", "-Xmx4g", "-XX:+UseParallelGC", "-XX:+UseTransparentHugePages")
            : List.of("-Xms4g", "-Xmx4g", "-XX:+UseParallelGC");
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(45);

    private final ThroughputOptions options;
    private final Steps steps;
    private final Shutdown shutdown;
    private final WorkFolder folder;

    /** A system, and the broker whose inputs it reads. */
    private record Entrant(SystemUnderTest system, FilledBroker broker) {}

    private Throughput(ThroughputOptions options, Steps steps, Shutdown shutdown) {
        this.options = options;
        this.steps = steps;
        this.shutdown = shutdown;
        folder = shutdown.add("work folder", WorkFolder.create("throughput"));
    }

    /** @param progress takes a line for each step */
    static ThroughputReport measure(ThroughputOptions options, PrintWriter progress) {
        Shutdown shutdown = Shutdown.install(CLOSE_WITHIN);
        try {
            return new Throughput(options, new Steps(progress), shutdown).measure();
        } finally {
            shutdown.run();
        }
    }

    private ThroughputReport measure() {
        Brokers brokers = new Brokers(options, steps, shutdown, folder);
        FilledBroker usual = brokers.start(InputTraffic.USUAL);
        Optional<FilledBroker> half = options.halfInOneDomain()
                ? Optional.of(brokers.start(InputTraffic.HALF_IN_ONE_DOMAIN))
                : Optional.empty();
        List<Entrant> entrants = new ArrayList<>();
        entrants.add(new Entrant(SystemUnderTest.NOTHING, usual));
        entrants.add(new Entrant(SystemUnderTest.OTPWATCH, usual));
        half.ifPresent(broker -> entrants.add(new Entrant(SystemUnderTest.OTPWATCH_ONE_DOMAIN, broker)));
        Stream.of(SystemUnderTest.values())
                .filter(system -> system.isOtherWay() && options.beside().contains(system))
                .forEach(system -> entrants.add(new Entrant(system, usual)));
        List<Run> runs = new ArrayList<>();
        for (int round = 1; round <= options.rounds(); round++) {
            for (Entrant entrant : inTurns(round, entrants)) {
                runs.add(run(entrant, round));
            }
        }
        ThroughputReport.Setting setting = new ThroughputReport.Setting(
                options.partitions(),
                options.threads(),
                options.otherWaysSeconds(),
                usual.inputs(),
                half.map(FilledBroker::inputs),
                usual.consumerRecordsPerSecond(),
                Machine.here(RUN_JVM));
        return ThroughputReport.of(setting, runs);
    }

    private Run run(Entrant entrant, int round) {
        SystemUnderTest system = entrant.system();
        FilledBroker broker = entrant.broker();
        steps.begin(format(Locale.ROOT, "round %d of %d: %s", round, options.rounds(), system.label()));
        String id = format(Locale.ROOT, "throughput-%s-%d", system.label(), round);
        RunSpec spec = new RunSpec(
                system,
                broker.kafka().bootstrap(),
                id,
                folder.of(id).toString(),
                options.threads(),
                broker.inputs().codes(),
                system.isOtherWay() ? options.otherWaysSeconds() : RunSpec.NO_LIMIT);
        try (ChildJvm jvm = shutdown.add(id, ChildJvm.start(RunMain.class, RUN_JVM, Json.line(spec)))) {
            String measured = jvm.await(
                    RunMain.MEASURED, line -> progress(line, broker.inputs().records()));
            Run run = Run.of(system, round, broker.inputs().events(), Json.read(measured, Measured.class));
            steps.done(format(
                    Locale.ROOT,
                    "%,.0f events/s, in the second half %,.0f; %.2f µs of CPU for each; %.0f %% of the inputs",
                    run.eventsPerSecond(),
                    run.secondHalfEventsPerSecond(),
                    run.cpuMicrosPerEvent(),
                    100 * run.share()));
            return run;
        }
    }

    private void progress(String line, long records) {
        if (line.startsWith(RunMain.PROGRESS + " ")) {
            steps.progress(Long.parseLong(line.substring(RunMain.PROGRESS.length() + 1)), records);
        }
    }

    /** The second round begins with the second of them and ends with the first, and so on. */
    static <T> List<T> inTurns(int round, List<T> all) {
        List<T> turns = new ArrayList<>(all);
        Collections.rotate(turns, 1 - round);
        return turns;
    }
}
