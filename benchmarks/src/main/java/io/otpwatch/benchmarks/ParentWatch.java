package io.otpwatch.benchmarks;

import java.io.IOException;
import java.io.OutputStream;

/** In a {@link ChildJvm}: standard input ends when the parent closes it, or is gone however it ended. */
public final class ParentWatch {
    private ParentWatch() {}

    /** Returns when the parent wants this process to end. */
    public static void await() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
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
