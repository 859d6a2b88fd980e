package io.otpwatch.benchmarks.scenarios;

import io.otpwatch.benchmarks.CannotMeasure;
import io.otpwatch.benchmarks.ChildJvm;
import io.otpwatch.benchmarks.WorkFolder;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.simulator.Scenario;
import io.otpwatch.standalone.incidents.Due;
import io.otpwatch.standalone.incidents.ExpectedIncident;
import io.otpwatch.standalone.incidents.IncidentReader;
import io.otpwatch.standalone.incidents.IncidentVerdict;
import io.otpwatch.standalone.incidents.SeenIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** One scenario at one rate, in an installation that knows nothing when it begins. */
record ScenarioRun(ScenarioCase which, int rate, ScenariosOptions options) {
    /** Of the CPU time of a run this short half would go into compiling well what is about to end. */
    static final List<String> JVM_OPTIONS = List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-Dotpwatch.log.level=ERROR");

    private static final Duration POLL = Duration.ofMillis(500);

    /** Takes as long as warm-up, trouble and recovery. */
    Row measure() {
        Prediction prediction = new Prediction(Instant.now());
        List<Double> predicted = which.faults().stream()
                .map(fault -> prediction.seconds(fault, rate))
                .toList();
        RunTimes times = RunTimes.of(warmUp(), options.trouble(), predicted);
        try (WorkFolder folder = WorkFolder.create("scenario");
                ChildJvm installation = ChildJvm.start(
                        InstallationMain.class,
                        JVM_OPTIONS,
                        folder.path().toString(),
                        String.valueOf(rate),
                        String.valueOf(options.seed()),
                        which.text(times.breaks(), times.whole()))) {
            String[] ready = installation.await(InstallationMain.READY).split(" ", -1);
            Instant start = Instant.ofEpochMilli(Long.parseLong(ready[1]));
            try (IncidentReader reader = IncidentReader.of(KafkaSettings.of(ready[0]))) {
                List<SeenIncident> seen = watch(installation, reader, times, start);
                return Row.of(which, rate, predicted, IncidentVerdict.of(due(times, predicted, start), seen), start);
            }
        }
    }

    private Duration warmUp() {
        return options.warmUp().compareTo(which.known()) >= 0 ? options.warmUp() : which.known();
    }

    private static List<SeenIncident> watch(
            ChildJvm installation, IncidentReader reader, RunTimes times, Instant start) {
        List<SeenIncident> seen = reader.read(POLL);
        while (!times.isOver(start, Instant.now(), seen)) {
            if (installation.hasEnded()) {
                throw new CannotMeasure("the installation ended before its time");
            }
            seen = reader.read(POLL);
        }
        if (reader.undecodable() > 0) {
            throw new CannotMeasure(reader.undecodable() + " records of otp.incidents are none");
        }
        return seen;
    }

    private List<Due> due(RunTimes times, List<Double> predicted, Instant start) {
        return IntStream.range(0, predicted.size())
                .mapToObj(index -> new Due(
                        expected(which.faults().get(index), times, start),
                        RunTimes.opensWithin(predicted.get(index)),
                        RunTimes.RESOLVED_WITHIN))
                .toList();
    }

    private static ExpectedIncident expected(Fault fault, RunTimes times, Instant start) {
        Scenario scenario = Scenario.parse(fault.broken(times.breaks(), times.whole()));
        return ExpectedIncident.of(
                scenario.truth(start, start.plus(times.whole())).get(0));
    }
}
