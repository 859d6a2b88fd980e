package io.otpwatch.processor.correlate;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.Channel;
import io.otpwatch.events.DeltaCell;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.PlatformDelta;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What follows from entries, remembered: as it happens, and as it leaves in batches. */
final class Recorder implements Effects, Output {
    final Map<String, OutcomeKind> outcomes = new HashMap<>();
    /** Codes that were given more than one outcome. */
    final List<String> doubled = new ArrayList<>();

    /** How often the vendor id of a code was told. */
    final Map<String, Integer> vendorIds = new HashMap<>();

    /** In the order in which they left. */
    final List<RouteDeltas> batches = new ArrayList<>();

    /** A platform on a channel. */
    record OnChannel(Channel channel, String platform) {}

    /** What left of platforms. */
    final Map<OnChannel, RouteCounts> platforms = new HashMap<>();

    /** By challenge: how it was told to be stuck, in order. */
    final Map<String, List<StuckState>> stuck = new HashMap<>();

    private final Map<Integer, RouteCounts> counts = new HashMap<>();
    private final Map<Route, RouteCounts> left = new HashMap<>();

    /** What was counted on the route with this number. */
    RouteCounts counts(int route) {
        return counts.computeIfAbsent(route, number -> new RouteCounts());
    }

    /** What left in batches. */
    RouteCounts left(Route route) {
        return left.computeIfAbsent(route, isNew -> new RouteCounts());
    }

    Map<Route, RouteCounts> left() {
        return left;
    }

    @Override
    public void count(int route, long cohort, CellKind kind, int bin) {
        counts(route).add(cohort, kind, bin, 1);
    }

    @Override
    public void countPlatform(int platform, int channel, long cohort, CellKind kind, int bin) {}

    @Override
    public void due(CodeView code, boolean inTime) {}

    @Override
    public void entered(CodeView first) {}

    @Override
    public void stuck(CodeView first, StuckState state) {
        stuck(first.challengeId(), state);
    }

    void stuck(String challengeId, StuckState state) {
        stuck.computeIfAbsent(challengeId, isNew -> new ArrayList<>()).add(state);
    }

    @Override
    public void outcome(OutcomeKind kind, CodeView code) {
        outcome(kind, code.codeId());
    }

    void outcome(OutcomeKind kind, String codeId) {
        if (outcomes.put(codeId, kind) != null) {
            doubled.add(codeId);
        }
    }

    @Override
    public void deltas(int partition, byte[] batch) {
        batch(batch);
    }

    RouteDeltas batch(byte[] batch) {
        RouteDeltas deltas = Topics.ROUTE_DELTAS.serde().decode(batch);
        batches.add(deltas);
        for (RouteDelta delta : deltas.getRoutes()) {
            RouteCounts counts = left(route(delta));
            for (DeltaCell cell : delta.getCells()) {
                counts.add(cell.getSecond(), cell.getKind(), cell.getBin(), cell.getCount());
            }
        }
        for (PlatformDelta delta : deltas.getPlatforms()) {
            RouteCounts counts = platforms.computeIfAbsent(
                    new OnChannel(delta.getChannel(), delta.getPlatform()), isNew -> new RouteCounts());
            for (DeltaCell cell : delta.getCells()) {
                counts.add(cell.getSecond(), cell.getKind(), cell.getBin(), cell.getCount());
            }
        }
        return deltas;
    }

    private static Route route(RouteDelta delta) {
        return new Route(
                delta.getChannel(), delta.getProvider(), delta.getSender(), delta.getCountry(), delta.getDomain());
    }
}
