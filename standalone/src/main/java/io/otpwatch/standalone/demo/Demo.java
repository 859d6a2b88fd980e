package io.otpwatch.standalone.demo;

import io.otpwatch.schemas.Horizons;
import io.otpwatch.standalone.StopSignal;
import io.otpwatch.standalone.installation.Installation;
import io.otpwatch.standalone.installation.InstallationOptions;
import io.otpwatch.standalone.installation.Show;
import io.otpwatch.standalone.report.Report;
import io.otpwatch.standalone.table.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An installation with simulated traffic, and with horizons so short that a person waits for them. */
public final class Demo {
    /** No secret: everything that it opens is on this machine, and is gone with the demo. */
    public static final String API_KEY = "otpwatch-demo-key";

    private final DemoOptions options;
    private final Path data;
    private final Output output;
    private final StopSignal stop;

    /** @param data folder of all that is written */
    public Demo(DemoOptions options, Path data, Output output, StopSignal stop) {
        this.options = options;
        this.data = data;
        this.output = output;
        this.stop = stop;
    }

    /**
     * Runs until its duration has passed and its traffic has drained, or until it is stopped; then prints the incidents
     * that it saw.
     *
     * @return what was found; empty if it was stopped before everything was decided
     * @throws io.otpwatch.standalone.CannotRun if a port is taken
     */
    public Optional<Report> run() throws InterruptedException, IOException {
        InstallationOptions installation = new InstallationOptions(
                data,
                options.opsPort(),
                options.gatewayPort(),
                options.kafkaPort(),
                settings(),
                Optional.empty(),
                Map.of(),
                Optional.of(API_KEY));
        return Installation.run(installation, stop, output.out()::println, this::show);
    }

    private Optional<Report> show(Installation installation) throws InterruptedException, IOException {
        output.out().println(installation.where());
        try (Truth truth = Truth.of(options.duration().isPresent(), options.truth())) {
            Stage stage = new Stage(options, installation, truth, stop);
            String title = "demo · " + options.traffic().scenario().name();
            Optional<Report> report;
            List<String> incidents;
            try (Show show = Show.start(installation, title, output)) {
                report = stage.play(show);
                incidents = Seen.lines(show.incidents(), stage.startedAt());
            }
            incidents.forEach(output.out()::println);
            return report;
        }
    }

    /** Of the installation: with the horizons of {@link Horizons#DEMO}, and advice as where it is followed. */
    public static Map<String, String> settings() {
        Map<String, String> set = new HashMap<>();
        set.put("outcomes", "all");
        set.put("advice.dry.run", "false"); // who looks at it sees what would be done
        set.put("gateway.vendor.ids.wait.ms", "10000");
        for (String channel : List.of("sms", "email")) {
            set.put(
                    "deadline." + channel + ".ms",
                    String.valueOf(Horizons.DEMO.smsDeadline().toMillis()));
            set.put(
                    "horizon." + channel + ".ms",
                    String.valueOf(Horizons.DEMO.smsHorizon().toMillis()));
        }
        return set;
    }
}
