package io.otpwatch.processor.detect;

import io.otpwatch.events.PlatformDelta;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.correlate.Watermarks;
import io.otpwatch.processor.detect.WatchedRoutes.Fold;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.score.Beliefs;
import io.otpwatch.processor.score.Weeks;
import io.otpwatch.processor.store.EventSourced;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.UndecodableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One task's whole state of the second stage: how every route is, how far its sources have come, and the history of it
 * since the last chunk. Pure; the caller feeds it batches and carries its chunks to the log.
 *
 * <p>History is the batches as they were read, and now and then the snapshot of a route, from which on its earlier
 * batches are no longer needed.
 */
public final class Detection implements EventSourced {
    /** A chunk is written at this size; with one more batch of 64 KiB, 256 feeds and 1,008 hours, it stays below 256 KiB. */
    static final int CHUNK_BYTES = 128 * 1024;

    private final double falseAlarms;
    private final Batches batches;
    private final Sources sources;
    private final WatchedRoutes watched;
    private final SteppedRoutes stepped;
    private final VerdictRounds verdicts;
    private final SnapshotSchedule snapshots;
    private final HistoryWriter history = new HistoryWriter();
    private long position;
    private long appendedUpTo;
    private boolean moved;
    private Levers levers = Levers.NONE;
    private String application = "";
    private boolean sharesTopic;
    private volatile Progress progress = new Progress(Watermarks.UNKNOWN, 0, 0, 0, 0, 0, 0);

    /**
     * How far the task is, for other threads to read.
     *
     * @param watermark of the system, ms since 1970, or {@link Watermarks#UNKNOWN}
     * @param routes known
     * @param activeRoutes with codes in flight, or history that is not yet over
     * @param sourcesMissing sources never heard of
     * @param repeats batches that came once more
     * @param gaps batches that never came
     * @param bytes about what the state takes, as of the last step
     */
    public record Progress(
            long watermark, int routes, int activeRoutes, int sourcesMissing, long repeats, long gaps, long bytes) {}

    /**
     * @param sources partitions of the inputs
     * @param snapshotInterval within which every route is snapshotted once, in append time
     * @param falseAlarms allowed in 30 days on all routes of this task, of one that is allowed in all
     * @param routes empty; used by this state only
     */
    public Detection(
            int sources, Horizons horizons, Duration snapshotInterval, double falseAlarms, RouteDictionary routes) {
        this(sources, horizons, snapshotInterval, falseAlarms, routes, WatchedRoutes.PLAIN_MAX);
    }

    Detection(
            int sources,
            Horizons horizons,
            Duration snapshotInterval,
            double falseAlarms,
            RouteDictionary routes,
            int plainRoutes) {
        this.falseAlarms = falseAlarms;
        batches = new Batches(sources);
        this.sources = new Sources(sources, horizons.longest().toMillis());
        watched = new WatchedRoutes(horizons, new Beliefs(falseAlarms), routes, plainRoutes);
        stepped = new SteppedRoutes(watched);
        verdicts = new VerdictRounds(watched, stepped);
        snapshots = new SnapshotSchedule(snapshotInterval.toMillis());
        clear();
    }

    /** The task begins here; batches of other applications will be passed over. */
    public void begin(String application) {
        this.application = application;
        sharesTopic = false;
    }

    /** Whether a batch of another application was met since the task began: its reader may not have read it. */
    public boolean sharesTopic() {
        return sharesTopic;
    }

    /** The offset up to which the deltas are part of the state, exclusive; 0 if none of them are. */
    public long position() {
        return position;
    }

    /** Whether the record is already part of the state; its append time counts as offsets may begin anew. */
    public boolean isKnown(long offset, long appendedAt) {
        return offset < position && appendedAt <= appendedUpTo;
    }

    /**
     * Takes a record: what it tells is counted, and if the watermark of the system has moved, active routes are stepped.
     *
     * @param appendedAt ms since 1970
     * @throws UndecodableException if it is not a batch, or of a source that there is not; only the position has moved
     */
    public void apply(long offset, long appendedAt, byte[] batch) throws UndecodableException {
        position = offset + 1;
        appendedUpTo = Math.max(appendedUpTo, appendedAt);
        moved = true;
        snapshots.passed(appendedUpTo);
        RouteDeltas deltas = batches.decode(batch);
        if (!deltas.getApplication().equals(application)) {
            sharesTopic = true;
        } else if (sources.take(deltas, appendedUpTo)) {
            observe(deltas);
            Fold[] folds = new Fold[deltas.getRoutes().size()];
            for (int i = 0; i < folds.length; i++) {
                folds[i] = watched.foldOf(deltas.getRoutes().get(i));
                live(deltas, i, folds[i], appendedUpTo);
            }
            platforms(deltas, appendedUpTo);
            verdicts.apply(deltas.getRanges());
            boolean moves = stepped.advance(sources.watermark(), sources.incompleteUntil());
            history.batch(
                    appendedUpTo,
                    sources.watermark(),
                    sources.incompleteUntil(),
                    moves ? stepped.feeds().expected() : Map.of(),
                    folds,
                    batch);
            if (weeks().hasLearnt()) {
                history.hours(appendedUpTo, weeks());
            }
        }
        publishProgress();
    }

    /** These are in force; routes in use are judged by them as soon as their terms are renewed, which is due now. */
    public void obey(Levers next) {
        if (next != levers) {
            levers = next;
            watched.allow(falseAlarms * next.falseAlarms().allowed());
            stepped.renewAll();
        }
    }

    /** Whether {@link #snapshotNext} is to be called. */
    public boolean snapshotDue() {
        return snapshots.isDue();
    }

    /** Whether {@link #renewNext} is to be called. */
    public boolean renewalDue() {
        return stepped.renewalDue();
    }

    /** Draws up new terms for a route; they are part of the history, as replay does not know all that they are drawn from. */
    public void renewNext() {
        int route = stepped.takeRenewal();
        RouteWatch watch = watched.watch(route);
        watch.detector.renewTerms(Seconds.of(stepped.reached()), RouteLevers.of(levers, watched.named(route)));
        history.terms(appendedUpTo, watched.named(route), watch.detector);
    }

    /** Adds the snapshot of the route whose turn it is to the history. */
    public void snapshotNext() {
        int route = snapshots.next();
        history.snapshot(appendedUpTo, watched.named(route), watched.watch(route));
        snapshots.taken(route, appendedUpTo);
    }

    /** What is to be told to who localises; empty if time has not moved on since the last call. */
    public List<Verdicts> takeVerdicts(int task) {
        return verdicts.take(application, task);
    }

    /** How many routes, and client platforms, there are; they are numbered from 0. */
    public int routes() {
        return watched.size();
    }

    public RouteDictionary.Named route(int route) {
        return watched.named(route);
    }

    /** Whether it is a route: client platforms are watched too. */
    public boolean isRoute(int number) {
        return !Platforms.is(watched.named(number));
    }

    /** Whether time changes something on the route: codes are in flight, or histories are not yet over. */
    public boolean isActive(int route) {
        return watched.watch(route).isActive();
    }

    /** Routes whose verdict has another state since this was last called. Replay tells none. */
    public int[] takeChanged() {
        return stepped.takeChanged();
    }

    /** Whether anything was counted on the route since this was last called, or in the history that was replayed. */
    public boolean takeNews(int route) {
        return stepped.takeNews(route);
    }

    /** How the route is, as of the system's watermark; {@code monitorLags} hides its state. */
    public RouteHealth health(int route, boolean monitorLags) {
        return Healths.of(
                watched.named(route),
                watched.watch(route),
                new Standing(
                        stepped.reached(),
                        stepped.feeds().of(watched.named(route).route().provider()),
                        sources.missing(),
                        sources.repeats(),
                        sources.gaps(),
                        stepped.isIncomplete(),
                        monitorLags));
    }

    /** How the hours of the week differ, as far as it is known. */
    Weeks weeks() {
        return watched.weeks();
    }

    /** As of the last batch. Safe to call from any thread. */
    public Progress progress() {
        return progress;
    }

    @Override
    public void clear() {
        sources.clear();
        watched.clear();
        stepped.clear();
        verdicts.clear();
        snapshots.clear();
        position = 0;
        appendedUpTo = Watermarks.UNKNOWN;
        beginChunk();
        publishProgress();
    }

    @Override
    public void replay(byte[] chunk) {
        PackedReader in = new PackedReader(chunk);
        DetectionHeader header = DetectionHeader.read(in);
        stepped.feeds().read(in);
        weeks().read(in);
        sources.read(in);
        stepped.restore(header.watermarkBefore(), header.incompleteBefore());
        stepped.readAhead().restore(header.aheadBefore());
        new HistoryReader(header, in).read(new Replay());
        position = header.position();
        appendedUpTo = header.appendedUpTo();
        stepped.forgetChanged();
        beginChunk();
        publishProgress();
    }

    @Override
    public boolean chunkIsFull() {
        return history.length() >= CHUNK_BYTES;
    }

    @Override
    public byte @Nullable [] pendingChunk() {
        return history.isEmpty() && !moved ? null : history.chunk(position, appendedUpTo, sources);
    }

    @Override
    public void chunkWritten() {
        beginChunk();
    }

    /** From the least append time of the routes' latest snapshots, or first batches where there is none yet. */
    @Override
    public long neededFrom() {
        return snapshots.oldest(appendedUpTo);
    }

    @Override
    public long highestAppend(byte[] chunk) {
        return DetectionHeader.read(new PackedReader(chunk)).appendedUpTo();
    }

    /** What a batch says of a route, when it is read and when it is replayed. */
    private void live(RouteDeltas batch, int index, Fold fold, long appendedAt) {
        RouteDelta delta = batch.getRoutes().get(index);
        int route = watched.number(delta, fold);
        Long source = batch.getWatermark();
        stepped.apply(route, delta.getCells(), source == null ? Watermarks.UNKNOWN : source);
        watched.watch(route).sample(delta.getVendorMessageIds());
        snapshots.named(route, appendedAt);
    }

    private void platforms(RouteDeltas batch, long appendedAt) {
        Long watermark = batch.getWatermark();
        long source = watermark == null ? Watermarks.UNKNOWN : watermark;
        for (PlatformDelta delta : batch.getPlatforms()) {
            watched.number(delta).ifPresent(platform -> {
                stepped.apply(platform, delta.getCells(), source);
                snapshots.named(platform, appendedAt);
            });
        }
    }

    private void observe(RouteDeltas batch) {
        batch.getFeeds().forEach(stepped.feeds()::observe);
        stepped.readAhead().observe(batch);
    }

    private void beginChunk() {
        history.begin(
                stepped.reached(),
                stepped.incompleteUntil(),
                stepped.readAhead().until(),
                stepped.feeds(),
                weeks());
        moved = false;
    }

    private void publishProgress() {
        progress = new Progress(
                stepped.reached(),
                watched.size(),
                watched.countActive(),
                sources.missing(),
                sources.repeats(),
                sources.gaps(),
                (long) RouteWatch.IDLE_BYTES * watched.size() + stepped.bytes());
    }

    private final class Replay implements HistoryReader.Entries {
        @Override
        public void batch(
                long appendedAt,
                long watermark,
                long incomplete,
                Map<String, Double> expected,
                Fold[] folds,
                RouteDeltas batch) {
            observe(batch);
            for (int i = 0; i < folds.length; i++) {
                live(batch, i, folds[i], appendedAt);
            }
            platforms(batch, appendedAt);
            stepped.advance(watermark, incomplete, expected);
            weeks().forgetLearnt();
        }

        @Override
        public void terms(RouteDictionary.Named route, byte[] bytes) {
            watched.readTerms(route, new PackedReader(bytes));
        }

        @Override
        public void hours(byte[] learnt) {
            weeks().readLearnt(new PackedReader(learnt));
        }

        @Override
        public void snapshot(long appendedAt, RouteDictionary.Named route, byte[] bytes) {
            snapshots.taken(watched.restore(route, bytes), appendedAt);
        }
    }
}
