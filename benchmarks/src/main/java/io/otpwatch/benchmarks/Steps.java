package io.otpwatch.benchmarks;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Tells the person at the terminal what is being done, and how far it is, every few seconds. */
public final class Steps {
    private static final long SAY_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PrintWriter out;
    private long saidAt;

    public Steps(PrintWriter out) {
        this.out = out;
    }

    public void begin(String what) {
        say(what + " …");
        saidAt = System.nanoTime();
    }

    public void progress(long done, long total) {
        long now = System.nanoTime();
        if (now - saidAt >= SAY_EVERY_NANOS) {
            saidAt = now;
            say(String.format(Locale.ROOT, "  %,d of %,d", done, total));
        }
    }

    public void done(String what) {
        say("  " + what);
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
