package io.otpwatch.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A main class in a JVM of its own, with the class path and the JDK of this one. What it has to say comes as lines of
 * its standard output, a word first; its log goes to our standard error. It ends when its standard input does, see
 * {@link ParentWatch}, so it never outlives us.
 */
public final class ChildJvm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Of SIGINT and SIGTERM: Ctrl-C reaches all processes of a terminal. */
    private static final Set<Integer> SIGNALLED = Set.of(130, 143);

    private final String name;
    private final Process process;
    private final BufferedReader lines;

    private ChildJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it; {@code jvmOptions} are options of the JVM itself, such as its heap. */
    public static ChildJvm start(Class<?> main, List<String> jvmOptions, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
            return new ChildJvm(main.getSimpleName(), process);
        } catch (IOException e) {
            throw new CannotMeasure("no JVM could be started: " + e.getMessage(), e);
        }
    }

    /** What follows {@code word} on the first line that begins with it. */
    public String await(String word) {
        return await(word, line -> {});
    }

    /**
     * As {@link #await(String)}; {@code others} takes the lines before.
     *
     * @throws CannotMeasure if the process ends without such a line
     */
    public String await(String word, Consumer<String> others) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(word + " ")) {
                    return line.substring(word.length() + 1);
                }
                others.accept(line);
            }
            int code = process.waitFor();
            throw new CannotMeasure(
                    SIGNALLED.contains(code)
                            ? "interrupted"
                            : name + " ended with " + code + " before its work was done");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Whether it has ended, by itself or by {@link #close}. */
    public boolean hasEnded() {
        return !process.isAlive();
    }

    /** Ends the process, by force if it takes longer than 15 s. A second call does nothing. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw interrupted(e);
        }
    }

    private static CannotMeasure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CannotMeasure("interrupted", e);
    }
}
