package io.otpwatch.standalone.cli;

import io.otpwatch.simulator.TrafficProfile;
import io.otpwatch.standalone.CannotRun;
import io.otpwatch.standalone.Logging;
import io.otpwatch.standalone.StopSignal;
import io.otpwatch.standalone.demo.DataFolder;
import io.otpwatch.standalone.demo.Demo;
import io.otpwatch.standalone.demo.DemoOptions;
import io.otpwatch.standalone.report.Report;
import io.otpwatch.standalone.report.Reports;
import io.otpwatch.standalone.table.Output;
import io.otpwatch.standalone.table.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description =
                "Broker, processor, gateway and simulated traffic in one process, with a live table. Needs nothing"
                        + " installed, leaves nothing behind.",
        footer = {
            "",
            "With --duration it ends by itself: traffic stops, drains past the horizon (about two minutes), and all sums"
                    + " are compared with what was truly appended. Exit code 0: they are equal; 1: they are not."
        })
final class DemoCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // set by picocli
    @Spec
    CommandSpec command;

    @Mixin
    final TrafficOptions traffic = new TrafficOptions();

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long codes are sent: 90s, 3m, 1h. Default: until Ctrl-C.")
    @Nullable
    Duration duration;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8095",
            description = "Of /metrics and /healthz on 127.0.0.1, the gateway's are at the next; 0: any free ones."
                    + " Default: 8095.")
    int port;

    @Option(
            names = "--gateway-port",
            paramLabel = "PORT",
            defaultValue = "8088",
            description = "Where events are taken in over HTTP, on 127.0.0.1; 0: any free one. Default: 8088.")
    int gatewayPort;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "19092",
            description = "Of the broker on 127.0.0.1; 0: any free one. Default: 19092.")
    int kafkaPort;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report as JSON; needs --duration.")
    @Nullable
    Path report;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "Write every appended event with its append time, as JSON lines.")
    @Nullable
    Path truth;

    @Option(names = "--plain", description = "Lines every ten seconds instead of the table, also on a terminal.")
    boolean plain;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DemoOptions options = options();
        options.report().ifPresent(DemoCommand::requireWritable);
        options.truth().ifPresent(DemoCommand::requireWritable);
        PrintStream out = System.out;
        DataFolder data = DataFolder.create();
        Logging.toFile(data.resolve("demo.log"));
        StopSignal stop = StopSignal.install();
        try (data) {
            Output output = new Output(Terminal.ofThisProcess(), plain, out);
            Optional<Report> found = new Demo(options, data.path(), output, stop).run();
            return found.isPresent() ? finished(options, found.get(), out) : stopped(options, out);
        } catch (RuntimeException e) {
            if (!(e instanceof CannotRun)) {
                data.keep();
                LoggerFactory.getLogger(DemoCommand.class).atError().setCause(e).log("the demo failed");
                throw new CannotRun(
                        "the demo failed: " + e.getMessage() + "; its log is " + data.resolve("demo.log"), e);
            }
            throw e;
        } finally {
            stop.ended();
        }
    }

    private DemoOptions options() {
        try {
            return new DemoOptions(
                    traffic.with(TrafficProfile.demo()),
                    Optional.ofNullable(duration),
                    port,
                    gatewayPort,
                    kafkaPort,
                    Optional.ofNullable(report),
                    Optional.ofNullable(truth));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    /** Better now than after three minutes. */
    private static void requireWritable(Path file) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        if (!Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw new CannotRun(file + " cannot be written: its folder is missing or not writable, or it is a folder");
        }
    }

    private static int finished(DemoOptions options, Report report, PrintStream out) throws IOException {
        if (options.report().isPresent()) {
            Reports.write(report, options.report().get());
            out.println("report: " + options.report().get());
        }
        out.printf(
                "sent %,d · received %,d · failed %,d · missing %,d%n",
                report.sent(), report.received(), report.failed(), report.missing());
        out.printf(
                "lost %,d · doubled %,d · false missing %,d · other wrong outcomes %,d · repeats %,d · gaps %,d · routes whose"
                        + " sums differ from the truth: %,d of %,d%n",
                report.lost(),
                report.doubled(),
                report.falseMissing(),
                report.wrong() - report.falseMissing(),
                report.repeats(),
                report.gaps(),
                report.routesThatDiffer(),
                report.routes().size());
        return report.addsUp() ? 0 : 1;
    }

    private static int stopped(DemoOptions options, PrintStream out) {
        if (options.report().isPresent()) {
            out.println("stopped before its end: no report is written");
        }
        out.println("stopped; nothing is left behind");
        return 130;
    }
}
