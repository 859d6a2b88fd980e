package io.otpwatch.standalone.replay;

import io.otpwatch.standalone.table.Terminal;
import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Shows how far a replay is: a bar that stays in its line on a terminal, else a line every ten seconds. */
public final class Progress {
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);
    private static final Duration BAR_EVERY = Duration.ofMillis(250);
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream out;
    private final int columns;
    private Supplier<OptionalDouble> share = OptionalDouble::empty;
    private boolean barShown;
    private long lastMs = Long.MIN_VALUE;
    private long lastEvents;

    /** @param columns of the terminal; 0: it is none */
    Progress(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Shown where the standard output goes. */
    public static Progress ofThisProcess() {
        Terminal terminal = Terminal.ofThisProcess();
        return new Progress(
                System.out, terminal.isInteractive() ? terminal.size().columns() : 0);
    }

    /** How much of the recording was read, 0 to 1, whenever it is asked. */
    void of(Supplier<OptionalDouble> share) {
        this.share = share;
    }

    /** How long nothing is to be shown yet, milliseconds; 0: it is time. */
    long waitMs(long nowMs) {
        if (lastMs == Long.MIN_VALUE) {
            lastMs = nowMs;
        }
        return Math.max(0, lastMs + every().toMillis() - nowMs);
    }

    /** Shows it. */
    void show(Summary summary, long nowMs, long recordedMs) {
        double perSecond = (summary.events() - lastEvents) * 1000.0 / Math.max(1, nowMs - lastMs);
        ProgressText.Now now = new ProgressText.Now(summary, share.get(), perSecond, recordedMs);
        lastMs = nowMs;
        lastEvents = summary.events();
        if (columns > 0) {
            out.print(ERASE + ProgressText.bar(now, columns - 1));
            out.flush();
            barShown = true;
        } else {
            out.println(ProgressText.line(now));
        }
    }

    /** A line of its own. */
    void say(String line) {
        if (barShown) {
            out.print(ERASE);
            barShown = false;
        }
        out.println(line);
    }

    private Duration every() {
        return columns > 0 ? BAR_EVERY : LINE_EVERY;
    }
}
