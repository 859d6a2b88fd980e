package io.otpwatch.standalone.replay;

import io.otpwatch.simulator.SimulatedEvent;
import java.util.Locale;

/** How a replay went, in lines and events. Not thread-safe. */
final class Summary {
    private long sent;
    private long received;
    private long failed;
    private long bad;

    void count(SimulatedEvent event) {
        if (event instanceof SimulatedEvent.Send) {
            sent++;
        } else if (event instanceof SimulatedEvent.Evidence) {
            received++;
        } else {
            failed++;
        }
    }

    void countBad(int lines) {
        bad += lines;
    }

    long events() {
        return sent + received + failed;
    }

    long bad() {
        return bad;
    }

    boolean anyBad() {
        return bad > 0;
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%,d events: %,d sent, %,d received, %,d failed; bad lines: %,d",
                events(),
                sent,
                received,
                failed,
                bad);
    }
}
