package io.otpwatch.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A main class in a JVM of its own, with the class path and the JDK of the test: for what cannot be tried inside the
 * test's JVM, above all kill -9.
 *
 * <p>It ends with the test: by {@link #close()}, or with the test's JVM. Only the process that was started here is ever
 * signalled.
 */
public final class JvmProcess implements AutoCloseable {
    private static final int TAIL_LINES = 30;
    private static final long SIGINT_BIT = 1L << (2 - 1);

    private final Process process;
    private final Path output;
    private final Thread endWithTest;

    private JvmProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
        this.endWithTest = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(endWithTest);
    }

    /** As {@link #start(Class, List, Path, List)}, with a heap of at most 512 MiB. */
    public static JvmProcess start(Class<?> main, List<String> args, Path output) {
        return start(main, args, output, List.of("-Xmx512m"));
    }

    /**
     * @param output takes what the process prints, standard output and error; appended to if it is there, so that
     *     several lives of one program can share a file
     * @param jvmOptions options of the JVM itself
     */
    public static JvmProcess start(Class<?> main, List<String> args, Path output, List<String> jvmOptions) {
        List<String> command = new ArrayList<>(heedingInterrupts());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(withoutWarnings());
        command.addAll(jvmOptions);
        command.add(main.getName());
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        // In the environment, as a class path of a hundred jars hides the arguments in every listing of processes.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            return new JvmProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A shell starts what it runs in the background (nohup mvn verify &) with interrupts ignored, and children inherit
     * that. GNU env undoes it and becomes the program.
     */
    private static List<String> heedingInterrupts() {
        Path status = Path.of("/proc/self/status");
        try (Stream<String> lines = Files.exists(status) ? Files.lines(status) : Stream.empty()) {
            boolean ignored = lines.filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) != 0);
            return ignored ? List.of("env", "--default-signal=INT") : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Newer JVMs print warnings of what Kafka's libraries do; a test that reads the output does not want them. */
    private static List<String> withoutWarnings() {
        List<String> options = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 23) {
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        return options;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** All that the output file holds by now. */
    public String output() {
        try {
            return Files.exists(output) ? Files.readString(output, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The first complete line of the output in which the expression is found.
     *
     * @throws AssertionError with the last lines of the output, if there is none in time or the process ends without
     */
    public String awaitLine(String regex, Duration timeout) {
        Pattern pattern = Pattern.compile(regex);
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            boolean alive = isAlive();
            Optional<String> line = find(pattern);
            if (line.isPresent()) {
                return line.get();
            }
            if (!alive) {
                throw failure("the process ended with " + process.exitValue() + " before a line /" + regex + "/");
            }
            if (System.nanoTime() > deadline) {
                throw failure("no line /" + regex + "/ within " + timeout);
            }
            waitFor(Duration.ofMillis(20));
        }
    }

    private Optional<String> find(Pattern pattern) {
        String text = output();
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> pattern.matcher(line).find())
                .findFirst();
    }

    private AssertionError failure(String what) {
        List<String> lines = output().lines().toList();
        List<String> tail = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        return new AssertionError(what + "; its output ends with\n" + String.join("\n", tail));
    }

    /** Ends the process as kill -9 does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        waitFor(Duration.ofSeconds(30));
    }

    /** Asks the process to end as Ctrl-C does; {@link #awaitExit} tells how it did. */
    public void interrupt() {
        signal("INT");
    }

    /** Stands the process still until {@link #resume()}: it holds its sockets and leases but does nothing. */
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw failure("SIG" + name + " could not be sent");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * The exit code.
     *
     * @throws AssertionError with the last lines of the output, if the process does not end in time
     */
    public int awaitExit(Duration timeout) {
        if (!waitFor(timeout)) {
            throw failure("the process did not end within " + timeout);
        }
        return process.exitValue();
    }

    private boolean waitFor(Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }

    /** Kills the process if it still runs. */
    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(endWithTest);
    }
}
