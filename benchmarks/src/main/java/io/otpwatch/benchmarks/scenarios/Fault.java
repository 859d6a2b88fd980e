package io.otpwatch.benchmarks.scenarios;

import java.time.Duration;

/**
 * One thing that the simulator breaks.
 *
 * @param name of the scenario, as {@code --scenario} takes it
 * @param options of it, joined by commas; empty: as it is by default
 */
record Fault(String name, String options) {
    /** As {@code --scenario} takes it, broken for a stretch of time after the traffic's start. */
    String broken(Duration start, Duration end) {
        return from(start) + ",end=" + end.toSeconds() + "s";
    }

    /** As {@code --scenario} takes it, broken from then on. */
    String from(Duration start) {
        return name + ":" + (options.isEmpty() ? "" : options + ",") + "start=" + start.toSeconds() + "s";
    }
}
