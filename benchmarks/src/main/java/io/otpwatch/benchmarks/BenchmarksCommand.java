package io.otpwatch.benchmarks;

import io.otpwatch.benchmarks.detection.DetectionCommand;
import io.otpwatch.benchmarks.gateway.GatewayCommand;
import io.otpwatch.benchmarks.localisation.LocalisationCommand;
import io.otpwatch.benchmarks.routes.RoutesCommand;
import io.otpwatch.benchmarks.routes.StepCommand;
import io.otpwatch.benchmarks.scenarios.ScenariosCommand;
import io.otpwatch.benchmarks.throughput.ThroughputCommand;
import io.otpwatch.kit.KafkaUnavailable;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line as a whole. Exit codes: 0 measured and the bars met, 1 not, 2 wrongly called. */
@Command(
        name = "benchmarks/run",
        description = "Measures otpwatch on this machine.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        subcommands = {
            ThroughputCommand.class,
            GatewayCommand.class,
            DetectionCommand.class,
            LocalisationCommand.class,
            ScenariosCommand.class,
            StepCommand.class,
            RoutesCommand.class
        })
public final class BenchmarksCommand implements Runnable {
    private static final int FAILED = 1;
    private static final int CALLED_WRONGLY = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec command;

    /** The exit code. */
    public static int run(String... args) {
        return new CommandLine(new BenchmarksCommand())
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler(BenchmarksCommand::calledWrongly)
                .setExecutionExceptionHandler(BenchmarksCommand::failed)
                .execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(
                command.commandLine(),
                "which benchmark? throughput, gateway, detection, localisation, scenarios, step or routes");
    }

    private static int calledWrongly(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        say(command, e.getMessage() + " (" + command.getCommandSpec().qualifiedName() + " --help)");
        return CALLED_WRONGLY;
    }

    private static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        if (e instanceof CannotMeasure || e instanceof KafkaUnavailable) {
            say(command, String.valueOf(e.getMessage()));
            return FAILED;
        }
        throw e;
    }

    private static void say(CommandLine command, String what) {
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": " + what);
        err.flush();
    }
}
