package io.otpwatch.standalone.demo;

import io.otpwatch.simulator.AppendListener;
import io.otpwatch.simulator.Appended;
import io.otpwatch.simulator.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;

/** Append times of the last send, and of the last event of any kind. */
final class LastAppends implements AppendListener {
    private long lastSendMs;
    private long lastMs;

    @Override
    public synchronized void appended(Appended appended) {
        lastMs = Math.max(lastMs, appended.appendedAtMs());
        if (appended.event() instanceof SimulatedEvent.Send) {
            lastSendMs = Math.max(lastSendMs, appended.appendedAtMs());
        }
    }

    synchronized Drain drain(Duration horizon) {
        return new Drain(Instant.ofEpochMilli(lastSendMs), Instant.ofEpochMilli(lastMs), horizon);
    }
}
