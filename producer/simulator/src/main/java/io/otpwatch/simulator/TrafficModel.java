package io.otpwatch.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens in simulated traffic, in the order in which it is to be appended. Pure and seeded: the
 * same profile, scenario, seed and start give the same events, however they are asked for. Its memory
 * is that of the codes under way. Not thread-safe.
 */
public final class TrafficModel {
    private final Agenda agenda = new Agenda();
    private final List<Source> sources;
    private boolean stopped;

    /**
     * Traffic that begins at {@code start}, with nothing under way.
     *
     * @throws IllegalArgumentException if the scenario touches nothing of the profile's traffic
     */
    public TrafficModel(TrafficProfile profile, Scenario scenario, long seed, Instant start) {
        scenario.requireCovers(profile);
        this.sources = Source.of(profile, scenario, seed, Nanos.of(start), agenda);
    }

    /** All events from the last call on that are to be appended by {@code end}, {@code end} included. */
    public List<SimulatedEvent> until(Instant end) {
        List<SimulatedEvent> events = new ArrayList<>();
        for (Optional<SimulatedEvent> next = next(end); next.isPresent(); next = next(end)) {
            events.add(next.get());
        }
        return events;
    }

    /** The next event if it is to be appended by {@code end}, {@code end} included. */
    public Optional<SimulatedEvent> next(Instant end) {
        long endNanos = Nanos.of(end);
        while (nextNanos() <= endNanos) {
            Optional<SimulatedEvent> event = step();
            if (event.isPresent()) {
                return event;
            }
        }
        return Optional.empty();
    }

    /** The next event, whenever it is to be appended; empty only if the model is drained. */
    public Optional<SimulatedEvent> next() {
        while (!isDrained()) {
            Optional<SimulatedEvent> event = step();
            if (event.isPresent()) {
                return event;
            }
        }
        return Optional.empty();
    }

    /** No more challenges and resends; what is still to happen to codes that were sent happens. */
    public void stop() {
        stopped = true;
        sources.forEach(source -> source.journey().stopResends());
    }

    /** Whether nothing will ever happen again: it is stopped, or its rate is 0, and all codes have met their fate. */
    public boolean isDrained() {
        return nextNanos() == Long.MAX_VALUE;
    }

    /** How many events and decisions are under way. */
    public int pending() {
        return agenda.size();
    }

    private Optional<SimulatedEvent> step() {
        Source next = next(sources);
        if (!stopped && next.nextNanos() <= agenda.nextNanos()) {
            next.begin();
            return Optional.empty();
        }
        return agenda.takeNext();
    }

    private long nextNanos() {
        return stopped ? agenda.nextNanos() : Math.min(next(sources).nextNanos(), agenda.nextNanos());
    }

    private static Source next(List<Source> sources) {
        Source next = sources.get(0);
        for (Source source : sources) {
            next = source.nextNanos() < next.nextNanos() ? source : next;
        }
        return next;
    }
}
