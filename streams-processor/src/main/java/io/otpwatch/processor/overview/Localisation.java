package io.otpwatch.processor.overview;

import io.otpwatch.events.FeedVerdict;
import io.otpwatch.events.Incident;
import io.otpwatch.events.SignalVerdict;
import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.correlate.Watermarks;
import io.otpwatch.processor.incident.Facts;
import io.otpwatch.processor.incident.FeedState;
import io.otpwatch.processor.incident.FeedStatus;
import io.otpwatch.processor.incident.Finding;
import io.otpwatch.processor.incident.Footprints;
import io.otpwatch.processor.incident.IncidentSettings;
import io.otpwatch.processor.incident.Incidents;
import io.otpwatch.processor.incident.MonitorStatus;
import io.otpwatch.processor.incident.Publications;
import io.otpwatch.processor.incident.Scopes;
import io.otpwatch.processor.incident.SendsStatus;
import io.otpwatch.processor.incident.Situation;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.localise.Attribute;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.processor.score.FalseAlarms;
import io.otpwatch.processor.store.EventSourced;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of the last stage: what every task says, and the incidents that follow from it. Pure; the caller feeds
 * it verdicts, and carries its chunks to the log. A chunk is all of its kind that is to be kept: incidents, feeds, and what
 * was cleared; or a piece of what is usual of sends. What tasks say is said again within seconds.
 */
public final class Localisation implements EventSourced {
    private static final int VERSION = 2;
    private static final int INCIDENTS = 0;
    private static final int SENDS = 1;
    private static final Publications NOTHING = new Publications(List.of(), List.of());
    private static final long CALM = 5_000;
    private static final int ROUTES_A_SECOND = 8_000;
    /** For so long a task may be blind, ms. */
    private static final long BLIND = 8_000;

    private String application = "";
    private final IncidentSettings settings;
    private final Leaves leaves;
    private final Findings findings = new Findings();
    private final WholeScopes wholes = new WholeScopes();
    private final Cleared cleared = new Cleared();
    private final Recovered recovered;
    private final Sends sends = new Sends();
    private final SendsChunks sendsChunks = new SendsChunks(sends);
    private final Lag lag;
    private FalseAlarms allowed = FalseAlarms.DEFAULT;
    private List<SendsStatus> stopped = List.of();
    private Set<Scope> footprintsOf = Set.of();
    private Footprints footprints = new Footprints(List.of());
    private final Map<String, FeedWatch> feeds = new TreeMap<>();
    private Incidents incidents;
    private long steppedTo = Watermarks.UNKNOWN;
    private volatile long judgedTo = Watermarks.UNKNOWN;
    private volatile int untold;
    private long lookedAt = Watermarks.UNKNOWN;
    private long incidentsAt = Watermarks.UNKNOWN;
    private boolean changed;

    /**
     * @param tasks of the detect stage
     * @param lagsFrom how far behind the present what is known may be
     */
    public Localisation(int tasks, IncidentSettings settings, Duration lagsFrom) {
        this.settings = settings;
        lag = new Lag(lagsFrom);
        leaves = new Leaves(tasks);
        recovered = new Recovered(leaves, cleared);
        incidents = new Incidents(settings);
    }

    /** The task begins here, {@code wall} being the present; what is of other applications will be passed over. */
    public void begin(String name, long wall) {
        application = name;
        lag.begin(wall);
    }

    /**
     * Takes what a task says; what is to be published if time has moved on by it.
     *
     * @param levers in force now
     * @param wall the present, ms since 1970: what is too old is taken in, and nothing is said of it but that it is old
     */
    public Publications apply(Verdicts said, Levers levers, long wall) {
        if (!said.getApplication().equals(application)) {
            return NOTHING;
        }
        leaves.take(said).forEach(sends::take);
        long now = leaves.watermark();
        if (now == Watermarks.UNKNOWN || (steppedTo != Watermarks.UNKNOWN && now <= steppedTo)) {
            return NOTHING;
        }
        steppedTo = now;
        obey(levers.falseAlarms());
        List<SendsStatus> before = stopped;
        stopped = sends.step(now);
        changed |= sendsChunks.keep(now, !scopes(before).equals(scopes(stopped)));
        if (leaves.areBlind()) {
            incidents.unseen(now);
            recovered.unseen();
        }
        if (!leaves.areBlind() || judgedTo == Watermarks.UNKNOWN) {
            judgedTo = now;
        }
        MonitorStatus monitor = lag.status(known(), wall);
        boolean isUnjudged = !monitor.isLagging() && (leaves.areBlind() || lag.isOld(now, wall));
        return isUnjudged ? NOTHING : step(now, monitor, levers);
    }

    private void obey(FalseAlarms falseAlarms) {
        if (!falseAlarms.equals(allowed)) {
            allowed = falseAlarms;
            findings.allow(falseAlarms.ofScopes());
            sends.allow(falseAlarms.ofSends());
        }
    }

    /** Time may stand: to be called each second. */
    public Publications tick(Levers levers, long wall) {
        MonitorStatus monitor = lag.status(known(), wall);
        if (steppedTo == Watermarks.UNKNOWN || !monitor.isLagging()) {
            return NOTHING;
        }
        Publications told = step(steppedTo, monitor, levers);
        if (!lag.isRepublishDue(wall)) {
            return told;
        }
        changed = true;
        return told.and(incidents.again());
    }

    /** Up to when incidents are judged, ms since 1970, or unknown. Safe to call from any thread. */
    public long watermark() {
        return judgedTo;
    }

    /** How many troubles of the last step are not told, as there are too many. Safe to call from any thread. */
    public int untold() {
        return untold;
    }

    private Publications step(long now, MonitorStatus monitor, Levers levers) {
        leaves.prune(now);
        cleared.prune(now);
        Map<String, FeedState> states = stepFeeds(now);
        List<Incident> open = incidents.open();
        if (!monitor.isLagging() && (isCalm(open, states, now) || now < lookedAt + pause())) {
            return NOTHING;
        }
        lookedAt = now;
        Set<Scope> over = monitor.isLagging() ? Set.of() : recovered.step(incidents.localised(), now);
        Footprints footprints = footprints();
        List<Finding> found = monitor.isLagging() ? List.of() : found(open, over, states, footprints, now);
        Publications published = incidents.step(new Situation(
                now,
                found,
                over,
                recovered::isStillAnomalous,
                feedStatuses(states, now),
                stopped,
                monitor,
                footprints,
                levers));
        untold = incidents.untold();
        recovered.afterFeeds(published.incidents(), now);
        changed |= !over.isEmpty()
                || !published.incidents().isEmpty()
                || !published.advice().isEmpty();
        return published;
    }

    /** Up to when things are known, as far as that is to be told. A task that is blind for a short time does not lag. */
    private long known() {
        return leaves.areBlind() ? Math.min(steppedTo, judgedTo + BLIND) : judgedTo;
    }

    /** Between two looks, ms: with many routes one takes half a second. */
    private long pause() {
        return 1_000L * (1 + leaves.routes().size() / ROUTES_A_SECOND);
    }

    /** Made anew only where routes have come or gone. */
    private Footprints footprints() {
        Set<Scope> scopes = new LinkedHashSet<>();
        leaves.routes().forEach(leaf -> scopes.add(leaf.scope()));
        leaves.platforms().forEach(leaf -> scopes.add(leaf.scope()));
        if (!scopes.equals(footprintsOf)) {
            footprintsOf = scopes;
            footprints = new Footprints(List.copyOf(scopes));
        }
        return footprints;
    }

    private List<Finding> found(
            List<Incident> open, Set<Scope> over, Map<String, FeedState> feeds, Footprints all, long now) {
        List<Finding> named = findings.of(leaves, cleared, open, feeds, sends::exploded, all, now);
        List<Incident> ending = open.stream()
                .filter(incident -> over.contains(Scopes.of(incident.getScope())))
                .toList();
        List<Incident> lasting = open.stream()
                .filter(incident -> !over.contains(Scopes.of(incident.getScope())))
                .toList();
        return wholes.of(named, lasting, all, now).stream()
                .filter(finding -> ending.stream().noneMatch(incident -> Recovered.tells(incident, finding)))
                .toList();
    }

    private static Set<Scope> scopes(List<SendsStatus> stopped) {
        return stopped.stream().map(SendsStatus::scope).collect(Collectors.toSet());
    }

    /** Nothing is open, nothing looks suspicious, and it is not yet time to look all the same. */
    private boolean isCalm(List<Incident> open, Map<String, FeedState> feeds, long now) {
        return open.isEmpty()
                && stopped.isEmpty()
                && now < lookedAt + CALM
                && !feeds.containsValue(FeedState.DEAD)
                && !feeds.containsValue(FeedState.LATE)
                && Stream.concat(leaves.routes().stream(), leaves.platforms().stream())
                        .flatMap(leaf -> leaf.said().getSignals().stream())
                        .noneMatch(Localisation::isSuspicious);
    }

    private static boolean isSuspicious(SignalVerdict said) {
        return said.getScore() >= said.getThreshold() / 2;
    }

    private static PackedWriter header(int kind, long moment) {
        PackedWriter out = new PackedWriter();
        out.octet(VERSION);
        out.octet(kind);
        out.zigzag(moment);
        return out;
    }

    private Map<String, FeedState> stepFeeds(long now) {
        Map<String, FeedState> states = new HashMap<>();
        for (Map.Entry<String, List<FeedVerdict>> said : leaves.feeds().entrySet()) {
            FeedWatch watch = feeds.computeIfAbsent(said.getKey(), any -> new FeedWatch());
            if (leaves.areBlind()) {
                watch.unseen();
            } else {
                watch.step(said.getValue(), now);
            }
            states.put(said.getKey(), watch.state());
        }
        return states;
    }

    private List<FeedStatus> feedStatuses(Map<String, FeedState> states, long now) {
        return states.entrySet().stream()
                .map(state -> {
                    FeedWatch watch = Objects.requireNonNull(feeds.get(state.getKey()));
                    long silentSince = watch.silentSince();
                    Scope scope = new Scope(List.of(new Attribute("provider", state.getKey())));
                    Facts facts = state.getValue() == FeedState.FED
                            ? Facts.NONE
                            : FactsOf.of(leaves, scope, silentSince, now, states);
                    return new FeedStatus(state.getKey(), state.getValue(), silentSince, watch.lateMs(), facts);
                })
                .toList();
    }

    @Override
    public void clear() {
        leaves.clear();
        cleared.clear();
        wholes.clear();
        findings.clear();
        feeds.clear();
        incidents = new Incidents(settings);
        sends.clear();
        sendsChunks.clear();
        stopped = List.of();
        recovered.unseen();
        steppedTo = Watermarks.UNKNOWN;
        judgedTo = Watermarks.UNKNOWN;
        incidentsAt = Watermarks.UNKNOWN;
        lookedAt = Watermarks.UNKNOWN;
        changed = false;
    }

    @Override
    public void replay(byte[] chunk) {
        PackedReader in = new PackedReader(chunk);
        int version = in.octet();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "chunk of version " + version + ", this version of otpwatch reads " + VERSION);
        }
        int kind = in.octet();
        steppedTo = in.zigzag();
        judgedTo = steppedTo;
        if (kind == SENDS) {
            sendsChunks.replay(in, steppedTo);
        } else {
            replayIncidents(in);
        }
    }

    private void replayIncidents(PackedReader in) {
        incidentsAt = steppedTo;
        incidents.read(in);
        cleared.read(in);
        feeds.clear();
        int count = in.number();
        for (int i = 0; i < count; i++) {
            feeds.put(in.text(), FeedWatch.read(in));
        }
        changed = false;
    }

    @Override
    public boolean chunkIsFull() {
        return changed || sendsChunks.hasPending();
    }

    @Override
    public byte @Nullable [] pendingChunk() {
        if (sendsChunks.hasPending()) {
            PackedWriter out = header(SENDS, sendsChunks.at());
            sendsChunks.writePending(out);
            return out.toArray();
        }
        if (!changed) {
            return null;
        }
        PackedWriter out = header(INCIDENTS, steppedTo);
        incidents.write(out);
        cleared.write(out);
        out.varint(feeds.size());
        feeds.forEach((provider, feed) -> {
            out.text(provider);
            feed.write(out);
        });
        return out.toArray();
    }

    @Override
    public void chunkWritten() {
        if (!sendsChunks.pendingWritten()) {
            changed = false;
            incidentsAt = steppedTo;
        }
    }

    /** The latest chunk of each kind stands for all before it. */
    @Override
    public long neededFrom() {
        long sendsAt = sendsChunks.at();
        if (incidentsAt == Watermarks.UNKNOWN || sendsAt == Watermarks.UNKNOWN) {
            return Math.max(incidentsAt, sendsAt);
        }
        return Math.min(incidentsAt, sendsAt);
    }

    @Override
    public long highestAppend(byte[] chunk) {
        PackedReader in = new PackedReader(chunk);
        in.octet();
        in.octet();
        return in.zigzag();
    }
}
