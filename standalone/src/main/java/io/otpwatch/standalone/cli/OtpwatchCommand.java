package io.otpwatch.standalone.cli;

import io.otpwatch.kit.BadSettings;
import io.otpwatch.kit.BuildInfo;
import io.otpwatch.kit.KafkaUnavailable;
import io.otpwatch.standalone.CannotRun;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line as a whole. Exit codes: 0 as wanted, 1 not, 2 wrongly called, 130 interrupted. */
@Command(
        name = "otpwatch",
        description = "Watches whether login codes arrive.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = OtpwatchCommand.Version.class,
        subcommands = {
            DemoCommand.class,
            StandaloneCommand.class,
            ReplayCommand.class,
            ExplainCommand.class,
            ProcessorCommand.class,
            GatewayCommand.class,
            SimulatorCommand.class,
            HeartbeatCommand.class,
            TopicsCommand.class,
            ConfigCommand.class,
            IncidentsCommand.class
        })
public final class OtpwatchCommand implements Runnable {
    private static final int FAILED = 1;
    private static final int CALLED_WRONGLY = 2;

    @SuppressWarnings("NullAway.Init") // set by picocli
    @Spec
    CommandSpec command;

    /** The exit code. */
    public static int run(String... args) {
        return new CommandLine(new OtpwatchCommand())
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler(OtpwatchCommand::calledWrongly)
                .setExecutionExceptionHandler(OtpwatchCommand::failed)
                .execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "which command? demo is the one to begin with");
    }

    private static int calledWrongly(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        say(command, e.getMessage() + " (" + command.getCommandSpec().qualifiedName() + " --help)");
        return CALLED_WRONGLY;
    }

    private static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        if (e instanceof CannotRun || e instanceof KafkaUnavailable) {
            say(command, String.valueOf(e.getMessage()));
            return FAILED;
        }
        if (e instanceof BadSettings bad) {
            bad.problems().forEach(problem -> say(command, problem));
            return CALLED_WRONGLY;
        }
        throw e;
    }

    private static void say(CommandLine command, String what) {
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": " + what);
        err.flush();
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"otpwatch " + BuildInfo.version()};
        }
    }
}
