package io.otpwatch.processor.volume;

import io.otpwatch.processor.localise.Attribute;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Watches how much is sent in each of at most {@link #MOST} scopes. The first that came stay; of the same second those with
 * fewer attributes come first.
 */
public final class SendVolumes {
    /** How many scopes are watched at most. */
    public static final int MOST = 512;

    private static final int VERSION = 2;

    /** A piece of state is closed when it is that long, so that with one scope more it is below 100 KiB. */
    private static final int PIECE_LENGTH = 90 * 1024;

    /** Beginnings so near to each other, or within so many usual sends of the narrower scope, are one, seconds. */
    private static final long SAME_TIME = 120;

    private static final double SAME_SENDS = 10;

    private double falseAlarms;
    private final BiPredicate<Scope, Scope> covers;
    private final Map<Scope, SendWatch> watches = new LinkedHashMap<>();
    private final Providers providers;
    private long leftOut;

    /**
     * @param falseAlarms allowed in 30 days in each scope, more than 0
     * @param covers whether all that is sent in the second scope is sent in the first
     */
    public SendVolumes(double falseAlarms, BiPredicate<Scope, Scope> covers) {
        this.falseAlarms = falseAlarms;
        this.covers = covers;
        this.providers = new Providers(covers);
    }

    /** So many false alarms are allowed in each scope from now on. */
    public void allow(double falseAlarmsIn30Days) {
        falseAlarms = falseAlarmsIn30Days;
        watches.values().forEach(watch -> watch.allow(falseAlarmsIn30Days));
    }

    /** As {@link SendWatch#step}, for each scope; one that is not named has sent nothing. */
    public void step(long second, Map<Scope, Long> sent) {
        sent.keySet().stream()
                .filter(scope -> !watches.containsKey(scope))
                .sorted()
                .forEach(scope -> admit(scope, sent.getOrDefault(scope, 0L)));
        watches.forEach((scope, watch) -> watch.step(second, sent.getOrDefault(scope, 0L)));
        providers.step(second, watches, sent);
    }

    /** As {@link SendWatch#forget}. */
    public void forget() {
        watches.values().forEach(SendWatch::forget);
        providers.forget();
    }

    /** How many sends were not watched, as there were too many scopes; each counts for each scope. */
    public long leftOut() {
        return leftOut;
    }

    /** How many are usually sent a minute; 0 where the scope is not watched or not known yet. */
    public double usualPerMinute(Scope scope) {
        SendWatch watch = watches.get(scope);
        return watch == null ? 0 : watch.usualPerMinute();
    }

    /**
     * What is wrong, without what a wider scope's anomaly of the same kind and about the same beginning tells already, and
     * without what others send for a provider. Of scopes that cover each other the first in order is told.
     */
    public SortedMap<Scope, VolumeAnomaly> anomalies() {
        SortedMap<Scope, VolumeAnomaly> all = new TreeMap<>();
        watches.forEach((scope, watch) -> watch.anomaly()
                .flatMap(anomaly -> providers.told(scope, anomaly))
                .ifPresent(anomaly -> all.put(scope, anomaly)));
        SortedMap<Scope, VolumeAnomaly> widest = new TreeMap<>(all);
        widest.entrySet().removeIf(inner -> all.entrySet().stream().anyMatch(outer -> tells(outer, inner)));
        return widest;
    }

    /** The state in pieces of less than 100 KiB, to be kept in this order. */
    public List<byte[]> write() {
        List<byte[]> pieces = new ArrayList<>();
        PackedWriter piece = new PackedWriter();
        piece.octet(VERSION);
        piece.varint(leftOut);
        piece.varint(watches.size());
        for (Map.Entry<Scope, SendWatch> watch : watches.entrySet()) {
            if (piece.length() >= PIECE_LENGTH) {
                pieces.add(piece.toArray());
                piece.clear();
            }
            write(watch.getKey(), piece);
            watch.getValue().write(piece);
            providers.write(watch.getKey(), piece);
        }
        pieces.add(piece.toArray());
        return pieces;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if a later version wrote it, or pieces are missing
     */
    public static SendVolumes read(List<byte[]> pieces, double falseAlarms, BiPredicate<Scope, Scope> covers) {
        SendVolumes volumes = new SendVolumes(falseAlarms, covers);
        PackedReader in = new PackedReader(pieces.get(0));
        int version = in.octet();
        if (version != VERSION) {
            throw new IllegalArgumentException("unknown version of send volumes: " + version);
        }
        volumes.leftOut = in.varint();
        int count = in.number();
        int piece = 0;
        for (int i = 0; i < count; i++) {
            if (!in.hasRemaining()) {
                piece++;
                if (piece == pieces.size()) {
                    throw new IllegalArgumentException("send volumes: " + i + " of " + count + " scopes");
                }
                in = new PackedReader(pieces.get(piece));
            }
            Scope scope = scope(in);
            volumes.watches.put(scope, SendWatch.read(in, falseAlarms));
            volumes.providers.read(scope, in);
        }
        return volumes;
    }

    private void admit(Scope scope, long sent) {
        if (watches.size() < MOST) {
            watches.put(scope, new SendWatch(falseAlarms));
        } else {
            leftOut += sent;
        }
    }

    private boolean tells(Map.Entry<Scope, VolumeAnomaly> outer, Map.Entry<Scope, VolumeAnomaly> inner) {
        Scope wider = outer.getKey();
        Scope scope = inner.getKey();
        boolean isFirst = wider.compareTo(scope) < 0 || !covers.test(scope, wider);
        return !wider.equals(scope)
                && covers.test(wider, scope)
                && isFirst
                && isSame(outer.getValue(), inner.getValue());
    }

    private static boolean isSame(VolumeAnomaly outer, VolumeAnomaly inner) {
        double near = SAME_TIME + SAME_SENDS * 60 / Math.max(inner.usualPerMinute(), 1e-3);
        return outer.kind() == inner.kind() && Math.abs(outer.since() - inner.since()) <= near;
    }

    static void write(Scope scope, PackedWriter out) {
        out.varint(scope.attributes().size());
        for (Attribute attribute : scope.attributes()) {
            out.text(attribute.name());
            out.text(attribute.value());
        }
    }

    static Scope scope(PackedReader in) {
        int count = in.number();
        List<Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            attributes.add(new Attribute(in.text(), in.text()));
        }
        return new Scope(attributes);
    }
}
