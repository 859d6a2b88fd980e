package io.otpwatch.benchmarks.gateway;

import io.otpwatch.benchmarks.figures.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "gateway",
        description =
                "How many requests the gateway takes in, each acknowledged by the broker, beside the same server that"
                        + " answers at once. Needs wrk.")
public final class GatewayCommand implements Callable<Integer> {
    private static final int MET = 0;
    private static final int MISSED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec command;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Rounds of loads. Default: 3.")
    int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Of each load; two as long go before, unmeasured. Default: 10.")
    int seconds;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "256",
            description = "Each with one request under way. Default: 256.")
    int connections;

    @Option(
            names = "--batches",
            paramLabel = "N,N",
            split = ",",
            defaultValue = "1,4,10,100",
            description = "Codes a request, several sizes; 1: a single object. Default: 1,4,10,100.")
    List<Integer> batches = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
    @Nullable
    Path json;

    @Option(names = "--no-bars", description = "Any figures will do: else half of the other's requests with batches.")
    boolean noBars;

    @Override
    public Integer call() throws IOException {
        GatewayOptions options = options();
        GatewayReport report =
                GatewayBenchmark.measure(options, command.commandLine().getErr());
        say(GatewayTable.of(report));
        if (options.json().isPresent()) {
            Files.writeString(options.json().get(), Json.shown(report));
        }
        List<String> missed = options.bars() ? GatewayBars.missed(report) : List.of();
        missed.forEach(bar -> say("MISSED: " + bar));
        return missed.isEmpty() ? MET : MISSED;
    }

    private GatewayOptions options() {
        try {
            return new GatewayOptions(rounds, seconds, connections, batches, Optional.ofNullable(json), !noBars);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void say(String what) {
        PrintWriter out = command.commandLine().getOut();
        out.println(what);
        out.flush();
    }
}
