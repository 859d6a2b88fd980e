package io.otpwatch.standalone.demo;

import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.Route;
import io.otpwatch.simulator.AppendListener;
import io.otpwatch.simulator.Appended;
import io.otpwatch.simulator.Expected;
import io.otpwatch.simulator.Ledger;
import io.otpwatch.simulator.RouteCounts;
import io.otpwatch.simulator.SimulatedEvent;
import io.otpwatch.simulator.TruthWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What was truly appended: remembered for the report if there is an end to report at, written to a file if one is asked
 * for. A demo without end remembers nothing, else it would grow without end.
 */
final class Truth implements AppendListener, AutoCloseable {
    private static final Horizons HORIZONS = Horizons.DEMO;

    private final Optional<Ledger> ledger;
    private final Optional<TruthWriter> file;
    private long lastSendMs;
    private long lastMs;

    private Truth(Optional<Ledger> ledger, Optional<TruthWriter> file) {
        this.ledger = ledger;
        this.file = file;
    }

    static Truth of(boolean ends, Optional<Path> file) throws IOException {
        Optional<TruthWriter> writer =
                file.isPresent() ? Optional.of(TruthWriter.create(file.get())) : Optional.empty();
        return new Truth(ends ? Optional.of(new Ledger()) : Optional.empty(), writer);
    }

    @Override
    public void appended(Appended appended) {
        ledger.ifPresent(sums -> sums.appended(appended));
        file.ifPresent(lines -> lines.appended(appended));
        remember(appended);
    }

    private synchronized void remember(Appended appended) {
        lastMs = Math.max(lastMs, appended.appendedAtMs());
        if (appended.event() instanceof SimulatedEvent.Send) {
            lastSendMs = Math.max(lastSendMs, appended.appendedAtMs());
        }
    }

    synchronized Drain drain(Duration horizon) {
        return new Drain(Instant.ofEpochMilli(lastSendMs), Instant.ofEpochMilli(lastMs), horizon);
    }

    /** The true outcome by code id. */
    Map<String, Expected> expected() {
        return ledger.map(known -> known.expected(HORIZONS)).orElse(Map.of());
    }

    /** The true counts. */
    Map<Route, RouteCounts> counts() {
        return ledger.map(known -> known.counts(HORIZONS)).orElse(Map.of());
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
