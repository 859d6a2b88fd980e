package io.otpwatch.standalone.cli;

import io.otpwatch.standalone.explain.BadTable;
import io.otpwatch.standalone.explain.Explain;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description = "Says of any table of what went bad which attributes explain it, and since when, as JSON.",
        footer = {
            "",
            "FILE is CSV with a header: the columns minute, bad and total, and up to eight of attributes. A row says how many"
                    + " of how many went bad within a minute. It may be gzip.",
            "Exit code 0: the table was read, whatever it says; 1: the file cannot be read; 2: it is no such table."
        })
final class ExplainCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // set by picocli
    @Spec
    CommandSpec command;

    @SuppressWarnings("NullAway.Init") // set by picocli, which insists on it
    @Parameters(paramLabel = "FILE", description = "The table; - reads the standard input.")
    Path file;

    @Option(
            names = "--attributes",
            split = ",",
            paramLabel = "NAME",
            description =
                    "The columns to explain it by, with commas between them. Default: all but minute, bad and total.")
    List<String> attributes = List.of();

    @Option(
            names = "--since",
            paramLabel = "MINUTE",
            description = "When it began, as the table writes it. Default: found out, of the last 1, 2, 4 … minutes.")
    @Nullable
    String since;

    @Override
    public Integer call() {
        try {
            PrintWriter out = command.commandLine().getOut();
            out.print(Explain.file(file, attributes, Optional.ofNullable(since)));
            out.flush();
            return 0;
        } catch (BadTable e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
