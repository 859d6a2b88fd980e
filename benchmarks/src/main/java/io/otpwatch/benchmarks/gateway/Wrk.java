package io.otpwatch.benchmarks.gateway;

import io.otpwatch.benchmarks.CannotMeasure;
import io.otpwatch.benchmarks.figures.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The load generator, from the package of that name: keeps each connection busy with one request after the other. */
final class Wrk {
    private static final String SCRIPT = "load.lua";
    private static final String MEASURED = "MEASURED ";

    private final Path script;
    private final int connections;

    /**
     * Looks whether it is there.
     *
     * @param folder where its script is put
     * @param connections kept open, each with one request under way
     */
    Wrk(Path folder, int connections) {
        this.connections = connections;
        script = folder.resolve(SCRIPT);
        try (InputStream in = Objects.requireNonNull(Wrk.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            Files.createDirectories(folder);
            Files.copy(in, script);
        } catch (IOException e) {
            throw new CannotMeasure("the script of wrk cannot be written: " + e.getMessage(), e);
        }
        run(List.of("wrk", "-v"));
    }

    /**
     * Loads a server.
     *
     * @param batch codes a request, ≥ 1; 1: a single object
     * @param run part of all ids, so that no two runs have a code in common
     */
    Load load(int port, String key, int batch, int seconds, String run) {
        String out = run(List.of(
                "wrk",
                "--threads",
                "1",
                "--connections",
                String.valueOf(connections),
                "--duration",
                seconds + "s",
                "--timeout",
                "10s",
                "--script",
                script.toString(),
                "http://127.0.0.1:" + port,
                "--",
                run,
                String.valueOf(batch),
                key));
        return out.lines()
                .filter(line -> line.startsWith(MEASURED))
                .map(line -> Json.read(line.substring(MEASURED.length()), Load.class))
                .findFirst()
                .orElseThrow(() -> new CannotMeasure("wrk has measured nothing; it said: " + out));
    }

    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(); // wrk -v ends with 1
            return out;
        } catch (IOException e) {
            throw new CannotMeasure("wrk cannot be run, a package of that name has it: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted", e);
        }
    }
}
