package io.otpwatch.benchmarks;

import java.io.IOException;
import java.io.InputStream;

/** In a {@link ChildJvm}: standard input ends when the parent closes it, or is gone however it ended. */
public final class ParentWatch {
    private ParentWatch() {}

    /** Returns when the parent wants this process to end. */
    public static void await() {
        InputStream in = System.in;
        try {
            while (in.read() >= 0) {
                continue; // nothing is ever said there
            }
        } catch (IOException e) {
            // The pipe is broken: the parent is gone too.
        }
    }

    /** Halts this JVM when the parent wants it to end. */
    public static void haltAtItsEnd() {
        Thread watch = new Thread(
                () -> {
                    await();
                    Runtime.getRuntime().halt(1);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
