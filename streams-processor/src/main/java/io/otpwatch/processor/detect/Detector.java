package io.otpwatch.processor.detect;

import io.otpwatch.events.RouteState;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.processor.score.Anomaly;
import io.otpwatch.processor.score.Beliefs;
import io.otpwatch.processor.score.Kin;
import io.otpwatch.processor.score.Normal;
import io.otpwatch.processor.score.Signal;
import io.otpwatch.processor.score.SignalWatch;
import io.otpwatch.processor.score.Terms;
import io.otpwatch.processor.score.Threshold;
import io.otpwatch.processor.score.Trials;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Judges a route by both signals: receipts by the clock of its provider's feed, entries by the watermark.
 *
 * <pre>
 * a signal is anomalous                       BAD
 * else, fewer than 20 codes were ever due     LEARNING
 * else                                        GOOD
 * </pre>
 *
 * <p>A signal of which nothing but the shipped beliefs is known is judged when it has had some arrivals: there are
 * providers without receipts, and routes whose users never type a code.
 */
final class Detector {
    /** How often terms are renewed, seconds; while little is known, more often. */
    private static final int RENEWAL = 300;

    private static final int EARLY_RENEWAL = 30;

    /** Of a route on which hardly anything is sent: a code an hour. */
    private static final long LEAST_BUSY = 720;

    private static final int FEWEST = 20;
    private static final int FEWEST_ARRIVALS = 5;

    /** Receipts take that long on their way here, seconds. */
    private static final int SHORT_SILENCE = 2;

    /** One that goes on by so many seconds at once tells in batches. */
    private static final int LEAP = 5;

    private final Kin kin;
    private final int phase;
    private final Beliefs beliefs;
    private final SignalWatch receipt;
    private final SignalWatch entry;
    private final int[] arrivals = new int[Signal.values().length];
    private final Trials trials;
    private RouteState state = RouteState.LEARNING;
    private long since = Seconds.UNKNOWN;
    private Share usual = Share.NONE;
    private long due;
    private boolean wasUnseen;
    private long leaptAt = Seconds.UNKNOWN;
    private long renewal = Seconds.UNKNOWN;
    private long busy;
    private OptionalLong accepted = OptionalLong.empty();

    /**
     * @param horizon of the route's channel, seconds
     * @param kin the route's parents
     * @param beliefs of all routes of the task
     * @param scratch holds nothing from one step to the next
     */
    Detector(int horizon, Kin kin, Beliefs beliefs, Trials scratch) {
        this.kin = kin;
        phase = Math.floorMod(kin.domain().hashCode(), RENEWAL);
        this.beliefs = beliefs;
        trials = scratch;
        receipt = SignalWatch.of(horizon, kin, Signal.RECEIPT, beliefs);
        entry = SignalWatch.of(horizon, kin, Signal.ENTRY, beliefs);
    }

    SignalWatch watch(Signal signal) {
        return signal == Signal.RECEIPT ? receipt : entry;
    }

    void sent(Signal signal, int count) {
        watch(signal).pace().sent(count);
    }

    /** {@code cohort} in seconds since 1970, {@code age} in seconds. */
    void arrived(Signal signal, long cohort, long age, int count) {
        if (isJudged(signal)) {
            watch(signal).learner().arrived(cohort, age, count);
        }
        arrivals[signal.ordinal()] = (int) Math.min(Integer.MAX_VALUE, (long) arrivals[signal.ordinal()] + count);
    }

    void due(int count) {
        due += count;
    }

    /** A cell is dropped. */
    void closing(Cohorts cohorts, int cell, Clocks clocks) {
        close(Signal.RECEIPT, cohorts, cell, receiptClock(clocks), clocks);
        close(Signal.ENTRY, cohorts, cell, clocks.now(), clocks);
    }

    /** Tells the feed how many receipts should have come since its newest; before any route is judged as of this second. */
    void expect(Cohorts cohorts, Clocks clocks) {
        Feed feed = clocks.feed();
        long silent = feed == null ? 0 : clocks.now() - feed.receivedAt() / 1000;
        if (feed == null || silent < SHORT_SILENCE) {
            return;
        }
        Normal normal = receipt.terms().normal();
        cohorts.fill(trials, Signal.RECEIPT, clocks.now(), false);
        double sum = 0;
        for (int cohort = 0; cohort < trials.size(); cohort++) {
            sum += normal.expectedIn(trials, cohort, silent);
        }
        feed.expect(sum);
    }

    /** The watermark has come to a new second; whether the state is another now. */
    boolean step(Cohorts cohorts, DueHistory history, Clocks clocks) {
        if (since == Seconds.UNKNOWN) {
            since = clocks.now();
        }
        receipt.pace().begin(clocks.now());
        entry.pace().begin(clocks.now());
        if (clocks.unseen()) {
            receipt.learner().unseen(clocks.now());
            entry.learner().unseen(clocks.now());
            wasUnseen = true;
            return false;
        }
        if (wasUnseen) {
            forget(receipt, Signal.RECEIPT, cohorts, clocks.now());
            forget(entry, Signal.ENTRY, cohorts, clocks.now());
            wasUnseen = false;
        }
        Feed feed = clocks.feed();
        if (feed == null) {
            receipt.learner().step(clocks.now());
        } else {
            stepReceipts(cohorts, feed, clocks.now());
        }
        step(Signal.ENTRY, cohorts, clocks.now(), clocks.now());
        return enter(judge(), clocks.now(), history);
    }

    /**
     * A feed that is further behind tells nothing. When it, or one that stood, catches up, what was sent until then is not
     * waited for: the newest receipts may come first, and others be repeated later or never. Where it tells in batches, codes
     * wait for the next one, and are quicker than they were learnt to be when it is told: to the calendar form the end of a
     * burst would look like the end of all receipts, so only the cohort form judges then, and until the clock stands again.
     */
    private void stepReceipts(Cohorts cohorts, Feed feed, long now) {
        long clock = feed.clock(now);
        if (now - clock > Cohorts.MOST_LAG) {
            receipt.learner().suspicious(now);
            // What is held is let go, however long the feed is silent.
            receipt.learner().step(now);
        } else {
            if (feed.isCatchingUp()) {
                forget(receipt, Signal.RECEIPT, cohorts, now);
            } else if (feed.gain() > LEAP) {
                leaptAt = now;
            }
            if (leaptAt >= now - SHORT_SILENCE) {
                receipt.leap();
            }
            step(Signal.RECEIPT, cohorts, clock, now);
        }
    }

    /** The second up to which the signal tells of codes, since 1970. */
    long clock(Signal signal, Clocks clocks) {
        return signal == Signal.RECEIPT ? receiptClock(clocks) : clocks.now();
    }

    /** Whether terms are to be renewed as of this step: once in a while, those of a domain together. */
    boolean renewalDue(long now) {
        boolean isEarly = entry.learner().isEarly(now);
        long number = Math.floorDiv(now + phase, isEarly ? EARLY_RENEWAL : RENEWAL);
        boolean due = renewal != Seconds.UNKNOWN && number != renewal;
        renewal = number;
        if (due) {
            updatePace(receipt, now);
            updatePace(entry, now);
            long before = busy;
            busy = Math.max(
                    LEAST_BUSY, (long) Threshold.busySeconds(receipt.pace().perSecond(now)));
            beliefs.busy(before, busy);
        }
        return due;
    }

    /** Trouble is not usual: in some of it more is sent, in some less. */
    private void updatePace(SignalWatch watch, long now) {
        if (anomaly() == null) {
            watch.pace().update(now);
        } else {
            watch.pace().skip(now);
        }
    }

    /** Draws up the terms that hold from now on; what operators have accepted is no trouble any more. */
    void renewTerms(long now, RouteLevers levers) {
        accepted = levers.acceptedUntil(now);
        for (Signal signal : Signal.values()) {
            accept(signal);
            SignalWatch watch = watch(signal);
            watch.judgeBy(beliefs.draw(kin, signal, levers.pinned(signal), watch, busy, now));
        }
    }

    void writeTerms(PackedWriter out) {
        out.zigzag(accepted.orElse(Seconds.UNKNOWN));
        receipt.terms().write(out);
        entry.terms().write(out);
    }

    void readTerms(PackedReader in) {
        long since = in.zigzag();
        accepted = since == Seconds.UNKNOWN ? OptionalLong.empty() : OptionalLong.of(since);
        for (Signal signal : Signal.values()) {
            accept(signal);
            watch(signal).judgeBy(Terms.read(in));
        }
    }

    private void accept(Signal signal) {
        accepted.ifPresent(watch(signal)::accept);
    }

    /** Another takes its place. */
    void withdraw() {
        receipt.withdraw();
        entry.withdraw();
        beliefs.busy(busy, 0);
    }

    Verdict verdict() {
        return new Verdict(state, since, badSince(), usual);
    }

    /** The anomaly that began first; null if there is none. */
    @Nullable
    Anomaly anomaly() {
        Anomaly one = receipt.anomaly();
        Anomaly other = entry.anomaly();
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.began() <= other.began() ? one : other;
    }

    void write(PackedWriter out) {
        receipt.write(out);
        entry.write(out);
        for (int count : arrivals) {
            out.varint(count);
        }
        out.octet(state.ordinal());
        out.zigzag(since);
        out.varint(usual.inTime());
        out.varint(usual.due());
        out.varint(due);
        out.octet(wasUnseen ? 1 : 0);
        out.zigzag(leaptAt);
        out.zigzag(renewal);
        out.varint(busy);
    }

    /** Into a new object. */
    void read(PackedReader in) {
        receipt.read(in);
        entry.read(in);
        for (int signal = 0; signal < arrivals.length; signal++) {
            arrivals[signal] = in.number();
        }
        state = RouteState.values()[in.octet()];
        since = in.zigzag();
        usual = new Share(in.varint(), in.varint());
        due = in.varint();
        wasUnseen = in.octet() == 1;
        leaptAt = in.zigzag();
        renewal = in.zigzag();
        busy = in.varint();
        beliefs.busy(0, busy);
    }

    private static long receiptClock(Clocks clocks) {
        Feed feed = clocks.feed();
        return feed == null ? clocks.now() : feed.clock(clocks.now());
    }

    private void close(Signal signal, Cohorts cohorts, int cell, long clock, Clocks clocks) {
        trials.clear();
        cohorts.addTo(trials, signal, cell, clock);
        if (!clocks.unseen() && isJudged(signal)) {
            watch(signal).close(trials, 0);
        }
        if (isJudged(signal)) {
            watch(signal).learner().closed(trials.start(0), trials.sent(0), trials.arrived(0));
        }
    }

    private void step(Signal signal, Cohorts cohorts, long clock, long now) {
        SignalWatch watch = watch(signal);
        if (isJudged(signal)) {
            cohorts.fill(trials, signal, clock, watch.needsClasses());
            watch.step(trials, clock, now).ifPresent(recovered -> cohorts.excuse(signal, recovered));
        } else {
            watch.learner().step(now);
        }
    }

    /** Whether its score means anything. */
    boolean isJudged(Signal signal, Clocks clocks) {
        return isJudged(signal) && (signal == Signal.ENTRY || clocks.feed() != null);
    }

    /** Whether a signal is anomalous, or its score is half of what makes it so. */
    boolean isSuspicious() {
        return receipt.needsClasses() || entry.needsClasses();
    }

    /** A number that spreads what routes do over time; those of a domain have the same. */
    int phase() {
        return phase;
    }

    private boolean isJudged(Signal signal) {
        return watch(signal).terms().basis() != Terms.Basis.PRIOR || arrivals[signal.ordinal()] >= FEWEST_ARRIVALS;
    }

    /** Of what was sent before this second, what has not come is no longer waited for, and nothing is concluded. */
    private static void forget(SignalWatch watch, Signal signal, Cohorts cohorts, long now) {
        watch.forget(now);
        cohorts.excuse(signal, now);
    }

    private RouteState judge() {
        if (anomaly() != null) {
            return RouteState.BAD;
        }
        return due < FEWEST ? RouteState.LEARNING : RouteState.GOOD;
    }

    private boolean enter(RouteState next, long now, DueHistory history) {
        if (next == state) {
            return false;
        }
        if (next == RouteState.BAD) {
            usual = history.usual();
        }
        state = next;
        since = now;
        return true;
    }

    private long badSince() {
        Anomaly anomaly = anomaly();
        return anomaly == null ? Seconds.UNKNOWN : anomaly.began();
    }
}
