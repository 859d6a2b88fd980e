package io.otpwatch.benchmarks.figures;

import java.util.List;

/**
 * Where it was measured.
 *
 * @param cores that the JVM may use; broker and system under test share them
 * @param jdk of all JVMs
 * @param os name, version and architecture
 * @param jvmOptions of every system
 */
public record Machine(int cores, String jdk, String os, List<String> jvmOptions) {
    public Machine {
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** This one. */
    public static Machine here(List<String> jvmOptions) {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                jvmOptions);
    }
}
