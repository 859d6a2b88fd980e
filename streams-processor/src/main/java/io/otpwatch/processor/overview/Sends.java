package io.otpwatch.processor.overview;

import io.otpwatch.processor.incident.Facts;
import io.otpwatch.processor.incident.Scopes;
import io.otpwatch.processor.incident.SendsStatus;
import io.otpwatch.processor.incident.SignalFacts;
import io.otpwatch.processor.incident.SignalFacts.Latency;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.processor.score.FalseAlarms;
import io.otpwatch.processor.volume.SendVolumes;
import io.otpwatch.processor.volume.VolumeAnomaly;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Whether sends have stopped, or exploded, and in which scopes. */
final class Sends {
    private static final int VERSION = 3;

    /** Of more seconds at once it is not known in which of them was sent what routes tell. */
    private static final long GAP = SentCounts.LAID_OVER;

    /** How long a stop that is over is remembered, seconds. */
    private static final long FORGETS = 90;

    /** @param second when it was told last, since 1970 */
    private record Told(long since, long second) {}

    private final SentCounts counts = new SentCounts();
    private final Map<Scope, Double> exploded = new HashMap<>();
    private final Map<Scope, Told> told = new HashMap<>();
    private double falseAlarms = each(FalseAlarms.DEFAULT.ofSends());
    private SendVolumes volumes = new SendVolumes(falseAlarms, counts::covers);
    private long steppedTo = Long.MIN_VALUE;
    /** From this second on all is told, since 1970: what a route tells first is not known of how long it is. */
    private long wholeFrom = Long.MIN_VALUE;

    /** So many false alarms are allowed in 30 days, in all scopes together. */
    void allow(double allowed) {
        falseAlarms = each(allowed);
        volumes.allow(falseAlarms);
    }

    private static double each(double allowed) {
        return allowed / SendVolumes.MOST;
    }

    void take(Leaf leaf) {
        counts.take(leaf);
    }

    /** Which sends have stopped; {@code now}: the watermark, ms since 1970. */
    List<SendsStatus> step(long now) {
        long second = (now - SentCounts.DELAY) / 1000;
        if (steppedTo == Long.MIN_VALUE || second - steppedTo > GAP) {
            wholeFrom = (now + SentCounts.DELAY) / 1000;
        }
        steppedTo = second;
        if (second < wholeFrom) {
            volumes.forget();
        }
        volumes.step(second, counts.take(second));
        List<SendsStatus> stopped = new ArrayList<>();
        exploded.clear();
        told.values().removeIf(last -> last.second() < second - FORGETS);
        for (Map.Entry<Scope, VolumeAnomaly> found : volumes.anomalies().entrySet()) {
            VolumeAnomaly anomaly = found.getValue();
            if (anomaly.kind() == VolumeAnomaly.Kind.EXPLODED) {
                exploded.put(found.getKey(), anomaly.perMinute() / anomaly.usualPerMinute());
            } else if (!isLeftover(found.getKey(), anomaly)) {
                told.put(found.getKey(), new Told(anomaly.since(), second));
                stopped.add(new SendsStatus(
                        found.getKey(),
                        anomaly.since() * 1000,
                        anomaly.perMinute(),
                        anomaly.usualPerMinute(),
                        anomaly.notElsewhere(),
                        facts(found.getKey())));
            }
        }
        return stopped;
    }

    /** How many times as much as usual is sent in the scope, if sends have exploded there or in a wider one. */
    OptionalDouble exploded(Scope scope) {
        return exploded.entrySet().stream()
                .filter(each -> counts.covers(each.getKey(), scope) || counts.covers(scope, each.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .max();
    }

    /** What began with a wider stop that was told, and ends a little later, is no stop of its own. */
    private boolean isLeftover(Scope scope, VolumeAnomaly anomaly) {
        return !told.containsKey(scope)
                && told.entrySet().stream()
                        .anyMatch(wider -> counts.covers(wider.getKey(), scope)
                                && anomaly.since() <= wider.getValue().second());
    }

    void clear() {
        exploded.clear();
        told.clear();
        counts.clear();
        volumes = new SendVolumes(falseAlarms, counts::covers);
        steppedTo = Long.MIN_VALUE;
        wholeFrom = Long.MIN_VALUE;
    }

    /** The state in pieces of less than 200 KiB, to be kept in this order: what is told and where, then volumes. */
    List<byte[]> write() {
        PackedWriter out = new PackedWriter();
        out.octet(VERSION);
        out.varint(told.size());
        told.forEach((scope, last) -> {
            Scopes.write(scope, out);
            out.varint(last.since());
            out.varint(last.second());
        });
        counts.write(out);
        List<byte[]> pieces = new ArrayList<>();
        pieces.add(out.toArray());
        pieces.addAll(volumes.write());
        return pieces;
    }

    /** @throws IllegalArgumentException if a later version wrote it, or pieces are missing */
    void read(List<byte[]> pieces) {
        clear();
        PackedReader in = new PackedReader(pieces.get(0));
        int version = in.octet();
        if (version != VERSION) {
            throw new IllegalArgumentException("unknown version of what is known of sends: " + version);
        }
        int count = in.number();
        for (int i = 0; i < count; i++) {
            told.put(Scopes.read(in), new Told(in.varint(), in.varint()));
        }
        counts.read(in);
        volumes = SendVolumes.read(pieces.subList(1, pieces.size()), falseAlarms, counts::covers);
    }

    /** Nothing arrives, as nothing is sent; how many would log in is known. */
    private Facts facts(Scope scope) {
        double usual = counts.entryUsual(scope);
        SignalFacts entry = new SignalFacts(0, 0, 1, usual, 0, Latency.NONE, Latency.NONE);
        return Facts.ofEntry(entry);
    }
}
