package io.otpwatch.processor.correlate;

import io.otpwatch.processor.store.EventSourced;
import io.otpwatch.schemas.Horizons;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One task's whole state: the codes in flight, what changed on routes since the last step, how far its three logs and
 * its steps have come, and the history of it since the last chunk. Pure; the caller feeds it records and carries its
 * chunks to the log.
 *
 * <p>What changed leaves when a step is complete, so that the watermark that a batch bears says all that is before it;
 * and before that only if it has become much. What leaves and the history that it follows from must be written
 * together: call {@link #pendingChunk} when anything came out.
 */
public final class Correlation implements EventSourced {
    /** Slots that one call of {@link #advance} handles, at most, so that no call outlasts a transaction. */
    public static final int STEP_BUDGET = 10_000;

    /** A chunk is written at this size, well below the 256 KiB that no record of ours may exceed. */
    static final int CHUNK_BYTES = 192 * 1024;

    private static final long STEP_MS = 1000;

    private final Horizons horizons;
    private final long trimMarginMs;
    private final RouteDictionary routes;
    private final int stepBudget;
    private final boolean stuck;
    private final Watermarks watermarks = new Watermarks();
    private final InFlight inFlight;
    private final EntryWriter history;
    private final Platforms platforms;
    private final Changes changes;
    private final DeltaBatches batches;
    private final Feeds feeds;
    private final Entry scratch = new Entry();
    private final LivedEffects lived;
    private final Effects replayed;
    private int source;
    private long life = Watermarks.UNKNOWN;
    private String application = "";
    private boolean moved;
    private volatile Progress progress = new Progress(Watermarks.UNKNOWN, false, 0, 0);

    /**
     * How far the task is, for other threads to read.
     *
     * @param watermark the last complete step, ms since 1970, or {@link Watermarks#UNKNOWN}
     * @param behind whether something due still waits for its turn
     * @param inFlight codes before their horizon
     * @param bytes held by the table
     */
    public record Progress(long watermark, boolean behind, long inFlight, long bytes) {}

    /**
     * What a task is told.
     *
     * @param trimMargin for how long history is kept beyond its need
     * @param deltaPartitions how many partitions the deltas' topic has
     * @param stuck whether challenges that are stuck are told
     */
    public record Settings(Horizons horizons, Duration trimMargin, int deltaPartitions, boolean stuck) {}

    public Correlation(Settings settings, RouteDictionary routes) {
        this(settings, routes, STEP_BUDGET);
    }

    Correlation(Settings settings, RouteDictionary routes, int stepBudget) {
        horizons = settings.horizons();
        trimMarginMs = settings.trimMargin().toMillis();
        this.routes = routes;
        this.stepBudget = stepBudget;
        stuck = settings.stuck();
        platforms = new Platforms(2 * horizons.longest().toMillis());
        changes = new Changes(routes, horizons.longest().toMillis());
        lived = new LivedEffects(changes);
        replayed = new CountedEffects(changes);
        batches = new DeltaBatches(routes, settings.deltaPartitions());
        feeds = new Feeds(routes);
        inFlight = new InFlight(routes);
        history = new EntryWriter(routes, platforms);
        inFlight.setHorizons(horizons);
    }

    /** The state is in use for this partition of the inputs. */
    @Override
    public void opened(int partition, boolean standby) {
        source = partition;
    }

    /**
     * The task begins here; a state that has no history begins its life.
     *
     * @param nowMs our clock, ms since 1970: a later life has a later one
     */
    public void begin(String application, long nowMs) {
        this.application = application;
        if (life == Watermarks.UNKNOWN) {
            life = nowMs;
        }
    }

    /** The offset up to which the input is part of the state, exclusive; 0 if none of it is. */
    public long position(Input input) {
        return watermarks.position(input);
    }

    /** Whether the record is already part of the state, see {@link Watermarks#isKnown}. */
    public boolean isKnown(Input input, long offset, long appendedAt) {
        return watermarks.isKnown(input, offset, appendedAt);
    }

    /** Takes note of a record and returns the append time to use, see {@link Watermarks#observe}. */
    public long observe(Input input, long offset, long appendedAt) {
        moved = true;
        return watermarks.observe(input, offset, appendedAt);
    }

    /** Applies a fact that was read; {@link Entry#matched} must be false. */
    public InFlight.Applied apply(Entry fact, Output output) {
        observeFeed(fact);
        if (fact.type == Entry.Type.SENT) {
            fact.learn(platforms, stuck);
        }
        InFlight.Applied applied = inFlight.apply(fact, lived.into(output));
        if (applied == InFlight.Applied.CHANGED && fact.type == Entry.Type.SENT) {
            changes.sent(fact, lived.sawNewCode());
        }
        switch (applied) {
            case CHANGED -> history.add(fact);
            case DUPLICATE -> history.add(scratch.duplicate(fact.route, fact.appendedAt));
            default -> {}
        }
        if (changes.isFull()) {
            flush(inFlight.reached(), output);
            history.add(scratch.flushed(fact.appendedAt));
        }
        return applied;
    }

    /**
     * Goes on to the second that the watermark has entered, or with what the last step left over. One call handles
     * {@link #STEP_BUDGET} slots at most; {@link #isBehind()} tells whether more is left.
     */
    public void advance(Output output) {
        long watermark = watermarks.task();
        if (watermark == Watermarks.UNKNOWN) {
            return;
        }
        long step = Math.max(watermark - Math.floorMod(watermark, STEP_MS), inFlight.target());
        if (step > inFlight.reached()) {
            long before = inFlight.reached();
            inFlight.apply(scratch.time(step, stepBudget), lived.into(output));
            scratch.matched = !isBehind();
            if (scratch.matched) {
                flush(before, output);
            }
            history.add(scratch);
            if (changes.isFull()) {
                flush(before, output);
                history.add(scratch.flushed(step));
            }
            publishProgress();
        }
    }

    /** Whether something that is due still waits for its turn. */
    public boolean isBehind() {
        return inFlight.reached() < inFlight.target();
    }

    /** As of the last step, or of the last chunk replayed. Safe to call from any thread. */
    public Progress progress() {
        return progress;
    }

    public InFlight inFlight() {
        return inFlight;
    }

    public RouteDictionary routes() {
        return routes;
    }

    @Override
    public void clear() {
        inFlight.clear();
        inFlight.setHorizons(horizons);
        history.clear();
        changes.clear();
        platforms.clear();
        batches.clear();
        feeds.clear();
        routes.clear();
        watermarks.clear();
        life = Watermarks.UNKNOWN;
        moved = false;
        publishProgress();
    }

    @Override
    public void replay(byte[] chunk) {
        ByteBuffer buffer = ByteBuffer.wrap(chunk);
        ChunkHeader header = ChunkHeader.read(buffer);
        inFlight.setHorizons(header.horizons());
        EntryReader entries = new EntryReader(routes, platforms, buffer);
        while (entries.next(scratch)) {
            observeFeed(scratch);
            inFlight.apply(scratch, replayed);
            if (scratch.type == Entry.Type.FLUSHED || (scratch.type == Entry.Type.TIME && scratch.matched)) {
                changes.left();
            }
        }
        life = header.life();
        batches.restore(header.sequences());
        feeds.restore(header.feeds());
        inFlight.restoreSteps(header.reached(), header.target());
        for (Input input : Input.values()) {
            watermarks.restore(input, header.watermarks()[input.ordinal()], header.positions()[input.ordinal()]);
        }
        inFlight.setHorizons(horizons);
        publishProgress();
    }

    @Override
    public boolean chunkIsFull() {
        return history.length() >= CHUNK_BYTES;
    }

    @Override
    public byte @Nullable [] pendingChunk() {
        if (history.isEmpty() && !moved) {
            return null;
        }
        ChunkHeader header = new ChunkHeader(
                history.highestAppend(),
                life,
                Arrays.stream(Input.values()).mapToLong(watermarks::of).toArray(),
                Arrays.stream(Input.values()).mapToLong(watermarks::position).toArray(),
                inFlight.reached(),
                inFlight.target(),
                horizons,
                batches.sequences(),
                feeds.all());
        int head = header.bytes();
        byte[] chunk = new byte[head + history.length()];
        header.write(ByteBuffer.wrap(chunk));
        history.copyTo(chunk, head);
        return chunk;
    }

    @Override
    public void chunkWritten() {
        history.clear();
        moved = false;
    }

    /**
     * For how long history is needed: four longest horizons. Evidence may decide a code that is sent one later, the code
     * is remembered for two, and evidence that comes too late for it waits one more before it counts as unmatched.
     * Replay must find it as it was.
     */
    public static Duration neededFor(Horizons horizons) {
        return horizons.longest().multipliedBy(4);
    }

    @Override
    public long neededFrom() {
        long reached = inFlight.reached();
        return reached == Watermarks.UNKNOWN
                ? Long.MIN_VALUE
                : reached - neededFor(horizons).toMillis() - trimMarginMs;
    }

    @Override
    public long highestAppend(byte[] chunk) {
        return ChunkHeader.highestAppend(chunk);
    }

    private void flush(long before, Output output) {
        batches.write(
                changes,
                platforms,
                new DeltaBatches.Stamp(source, before, inFlight.reached(), feeds, life, application),
                output);
        changes.left();
    }

    private void observeFeed(Entry entry) {
        if (entry.type == Entry.Type.RECEIPT) {
            feeds.observe(entry.route, entry.eventAt, entry.appendedAt);
        }
    }

    private void publishProgress() {
        progress = new Progress(inFlight.reached(), isBehind(), inFlight.size(), inFlight.bytes());
    }
}
