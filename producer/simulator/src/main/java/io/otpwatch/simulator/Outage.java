package io.otpwatch.simulator;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices that Kafka acknowledges nothing any more, and says so once, and once when it is back. Not thread-safe. */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LongSupplier nanoTime;
    private long lastDone = -1;
    private long lastProgressNanos;
    private boolean out;

    Outage() {
        this(System::nanoTime);
    }

    Outage(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether it is out. */
    boolean observe(SimulatorCounts counts) {
        long now = nanoTime.getAsLong();
        long done = counts.acknowledged() + counts.failed();
        boolean progress = done != lastDone || counts.underWay() == 0;
        long silentNanos = now - lastProgressNanos;
        if (progress) {
            if (out) {
                LOG.atInfo()
                        .addKeyValue("seconds", TimeUnit.NANOSECONDS.toSeconds(silentNanos))
                        .log("Kafka acknowledges again");
            }
            out = false;
            lastDone = done;
            lastProgressNanos = now;
        } else if (!out && silentNanos > PATIENCE.toNanos()) {
            out = true;
            LOG.atWarn()
                    .addKeyValue("underWay", counts.underWay())
                    .log("Kafka has acknowledged nothing for {} s: waiting for it", PATIENCE.toSeconds());
        }
        return out;
    }
}
