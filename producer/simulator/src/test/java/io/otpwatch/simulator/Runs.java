package io.otpwatch.simulator;

import io.otpwatch.events.CodeSent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Model runs and the ledgers of a broker that appends each event exactly when it is told to. */
final class Runs {
    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private Runs() {}

    static TrafficModel model(double rate, Scenario scenario, long seed) {
        return new TrafficModel(TrafficProfile.demo().atRate(rate), scenario, seed, START);
    }

    /** Traffic of so long, and then all that still happens to its codes. */
    static List<SimulatedEvent> drained(TrafficModel model, Duration traffic) {
        List<SimulatedEvent> events = new ArrayList<>(model.until(START.plus(traffic)));
        model.stop();
        for (var next = model.next(); next.isPresent(); next = model.next()) {
            events.add(next.get());
        }
        return events;
    }

    static Ledger ledger(List<SimulatedEvent> events) {
        Ledger ledger = new Ledger();
        long offset = 0;
        for (SimulatedEvent event : events) {
            ledger.add(new Appended(event, event.at().toEpochMilli(), 0, offset++));
        }
        return ledger;
    }

    static List<SimulatedEvent.Send> sends(List<SimulatedEvent> events) {
        return events.stream()
                .filter(SimulatedEvent.Send.class::isInstance)
                .map(SimulatedEvent.Send.class::cast)
                .toList();
    }

    static List<SimulatedEvent.Evidence> evidence(List<SimulatedEvent> events) {
        return events.stream()
                .filter(SimulatedEvent.Evidence.class::isInstance)
                .map(SimulatedEvent.Evidence.class::cast)
                .toList();
    }

    static List<SimulatedEvent.Failure> failures(List<SimulatedEvent> events) {
        return events.stream()
                .filter(SimulatedEvent.Failure.class::isInstance)
                .map(SimulatedEvent.Failure.class::cast)
                .toList();
    }

    /** When it happened, which may be long before it is appended. */
    static Instant eventTime(SimulatedEvent event) {
        if (event instanceof SimulatedEvent.Send send) {
            return Instant.ofEpochMilli(send.sent().getSentAt());
        }
        if (event instanceof SimulatedEvent.Evidence evidence) {
            return Instant.ofEpochMilli(evidence.received().getReceivedAt());
        }
        return Instant.ofEpochMilli(((SimulatedEvent.Failure) event).failed().getFailedAt());
    }

    /** Sends of code ids that were sent before, with the first one. */
    static List<SecondSend> secondSends(List<SimulatedEvent> events) {
        Map<String, CodeSent> firsts = new HashMap<>();
        List<SecondSend> seconds = new ArrayList<>();
        for (SimulatedEvent.Send send : sends(events)) {
            CodeSent first = firsts.putIfAbsent(send.sent().getCodeId(), send.sent());
            if (first != null) {
                seconds.add(new SecondSend(first, send.sent()));
            }
        }
        return seconds;
    }

    record SecondSend(CodeSent first, CodeSent again) {}
}
