package io.otpwatch.standalone.replay;

import io.otpwatch.simulator.SimulatedEvent;

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

    void countBad() {
        bad++;
    }

    boolean anyBad() {
        return bad > 0;
    }

    String text() {
        return "%,d events: %,d sent, %,d received, %,d failed; bad lines: %,d"
                .formatted(sent + received + failed, sent, received, failed, bad);
    }
}
