package io.otpwatch.processor.overview;

import io.otpwatch.processor.incident.Facts;
import io.otpwatch.processor.incident.SendsStatus;
import io.otpwatch.processor.incident.SignalFacts;
import io.otpwatch.processor.incident.SignalFacts.Latency;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.volume.SendVolumes;
import io.otpwatch.processor.volume.VolumeAnomaly;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether sends have stopped, in which scopes. */
final class Sends {
    /** Allowed in 30 days in each scope; some twenty of them are watched, and what is allowed in all is one. */
    private static final double FALSE_ALARMS = 0.005;

    /** Time that was not seen says nothing, seconds. */
    private static final long GAP = 60;

    private final SentCounts counts = new SentCounts();
    private SendVolumes volumes = new SendVolumes(FALSE_ALARMS, counts::covers);
    private long steppedTo = Long.MIN_VALUE;

    void take(Leaf leaf) {
        counts.take(leaf);
    }

    /** The watermark has come to this second. */
    List<SendsStatus> step(long second) {
        if (steppedTo == Long.MIN_VALUE || second - steppedTo > GAP) {
            volumes.forget();
        }
        steppedTo = second;
        volumes.step(second, counts.take());
        List<SendsStatus> stopped = new ArrayList<>();
        for (Map.Entry<Scope, VolumeAnomaly> found : volumes.anomalies().entrySet()) {
            VolumeAnomaly anomaly = found.getValue();
            if (anomaly.kind() == VolumeAnomaly.Kind.STOPPED) {
                stopped.add(new SendsStatus(
                        found.getKey(),
                        anomaly.since() * 1000,
                        anomaly.perMinute(),
                        anomaly.usualPerMinute(),
                        facts(found.getKey())));
            }
        }
        return stopped;
    }

    void clear() {
        counts.clear();
        volumes = new SendVolumes(FALSE_ALARMS, counts::covers);
        steppedTo = Long.MIN_VALUE;
    }

    List<byte[]> write() {
        return volumes.write();
    }

    void read(List<byte[]> pieces) {
        volumes = SendVolumes.read(pieces, FALSE_ALARMS, counts::covers);
    }

    /** Nothing arrives, as nothing is sent; how many would log in is known. */
    private Facts facts(Scope scope) {
        double usual = counts.entryUsual(scope);
        SignalFacts entry = new SignalFacts(0, 0, 1, usual, 0, Latency.NONE, Latency.NONE);
        return Facts.ofEntry(entry);
    }
}
