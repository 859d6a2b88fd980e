package io.otpwatch.benchmarks;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Tells the person at the terminal what is being done, and how far it is, every few seconds. */
public final class Steps {
    private static final long SAY_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PrintStream out;
    private long saidAt;

    public Steps(PrintStream out) {
        this.out = out;
    }

    public void begin(String what) {
        out.println(what + " …");
        saidAt = System.nanoTime();
    }

    public void progress(long done, long total) {
        long now = System.nanoTime();
        if (now - saidAt >= SAY_EVERY_NANOS) {
            saidAt = now;
            out.printf(Locale.ROOT, "  %,d of %,d%n", done, total);
        }
    }

    public void done(String what) {
        out.println("  " + what);
    }
}
