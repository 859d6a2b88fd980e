package io.otpwatch.processor.detect;

import io.otpwatch.events.DeltaCell;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.events.RouteState;
import io.otpwatch.processor.detect.Cohorts.Column;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.processor.score.Beliefs;
import io.otpwatch.processor.score.Kin;
import io.otpwatch.processor.score.Signal;
import io.otpwatch.processor.score.Trials;
import java.util.List;

/** All that is known of one route. An idle route holds its totals and the detector's state only. */
final class RouteWatch {
    static final byte VERSION = 7;

    /** About what an idle route takes, its name included. */
    static final int IDLE_BYTES = 4_000;

    private static final int RECENT = 60;
    private static final int USUAL = 600;
    private static final ReasonClass[] CLASSES = ReasonClass.values();
    private static final int IN_TIME = 0;
    private static final int RECIPIENT = 1;

    final Timing timing;
    final Totals totals = new Totals();
    final Cohorts cohorts;
    final DueHistory due;
    final LatencyHistory latency = new LatencyHistory(RECENT);
    final LatencyHistory usualLatency = new LatencyHistory(USUAL);
    final ToldHistory told = new ToldHistory(RECENT);
    final ToldHistory usuallyTold = new ToldHistory(USUAL);
    final Detector detector;
    private List<String> sampleIds = List.of();
    private boolean stood;
    private long now = Seconds.UNKNOWN;

    RouteWatch(Timing timing, Kin kin, Beliefs beliefs, Trials scratch) {
        this.timing = timing;
        detector = new Detector(timing.horizon(), kin, beliefs, scratch);
        cohorts = new Cohorts(timing.horizon());
        due = new DueHistory(timing.deadline());
    }

    /**
     * Counts what changed.
     *
     * @param clocks as of the last step
     * @param source watermark of the source that tells it, seconds since 1970: by that time it was known
     */
    void apply(List<DeltaCell> cells, Clocks clocks, long source) {
        advance(clocks);
        Feed feed = clocks.feed();
        long receiptClock = feed == null ? source : feed.clock(source);
        for (DeltaCell cell : cells) {
            count(cell, source, receiptClock);
        }
    }

    /** The watermark has come to a new second; before any route is stepped to it. */
    void expect(Clocks clocks) {
        advance(clocks);
        detector.expect(cohorts, clocks);
    }

    /** The provider's ids of some codes that had not arrived at their deadline; the newest replace those before. */
    void sample(List<String> ids) {
        if (!ids.isEmpty()) {
            sampleIds = List.copyOf(ids);
        }
    }

    List<String> sampleIds() {
        return sampleIds;
    }

    /** The watermark has come to a new second; whether the detector's state is another now. */
    boolean step(Clocks clocks) {
        advance(clocks);
        return detector.step(cohorts, due, clocks);
    }

    Verdict verdict() {
        return detector.verdict();
    }

    /** Whether time changes something here: cohorts or histories are not yet over, or it is to turn good again. */
    boolean isActive() {
        return detector.verdict().state() == RouteState.BAD
                || !cohorts.isEmpty()
                || !due.isEmpty()
                || !latency.isEmpty()
                || !usualLatency.isEmpty()
                || !told.isEmpty()
                || !usuallyTold.isEmpty();
    }

    /** Held beyond {@link #IDLE_BYTES}. */
    int bytes() {
        return cohorts.bytes() + due.bytes() + latency.bytes() + usualLatency.bytes();
    }

    /** Version, watermark in seconds, totals, cohorts, codes due, latencies, detector; see the {@code write} of each. */
    void write(PackedWriter out) {
        out.octet(VERSION);
        out.zigzag(now);
        totals.write(out);
        cohorts.write(out);
        due.write(out);
        latency.write(out);
        usualLatency.write(out);
        told.write(out);
        usuallyTold.write(out);
        out.octet(stood ? 1 : 0);
        detector.write(out);
    }

    /** Into a new object. */
    void read(PackedReader in) {
        int version = in.octet();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "route of version " + version + ", this version of otpwatch reads " + VERSION);
        }
        now = in.zigzag();
        totals.read(in);
        cohorts.read(in, now);
        due.read(in, now);
        latency.read(in);
        usualLatency.read(in);
        told.read(in);
        usuallyTold.read(in);
        stood = in.octet() == 1;
        detector.read(in);
    }

    private void advance(Clocks clocks) {
        long second = clocks.now();
        if (second != now) {
            now = second;
            cohorts.step(
                    second, detector.clock(Signal.RECEIPT, clocks), cell -> detector.closing(cohorts, cell, clocks));
            due.step(second);
            latency.step(second);
            told.step(second);
            stepUsual(second);
        }
    }

    private void count(DeltaCell cell, long entryClock, long receiptClock) {
        int count = cell.getCount();
        int bin = cell.getBin();
        switch (cell.getKind()) {
            case SENT -> sent(cell.getSecond(), bin == 1, count);
            case RECEIPT -> receipt(cell.getSecond(), bin, count, receiptClock);
            case ENTERED -> {
                totals.add(Total.ENTERED, count);
                entered(cell.getSecond(), count, entryClock);
            }
            case ENTERED_BY_RESEND -> totals.add(Total.ENTERED_BY_RESEND, count);
            case FAILURE -> failure(cell);
            case DUE -> {
                totals.add(Total.ofDue(bin), count);
                if (bin != RECIPIENT && cell.getSecond() != 0) {
                    due.add(cell.getSecond(), bin == IN_TIME, count);
                    detector.due(count);
                }
            }
            case OUTCOME -> totals.add(Total.ofOutcome(bin), count);
            case LATE -> totals.add(Total.LATE, count);
            case DUPLICATE -> totals.add(Total.DUPLICATES, count);
            case UNMATCHED -> totals.add(Total.UNMATCHED, count);
            case TEMPORARY -> {
                totals.add(Total.TEMPORARY_FAILURES, count);
                tell(Told.DEFERRED, count);
            }
            case INBOX -> tell(Told.INBOX, count);
            case SPAM -> tell(Told.SPAM, count);
            case ENTERED_WRONG -> tell(Told.ENTERED_WRONG, count);
            case ENTERED_EXPIRED -> tell(Told.ENTERED_EXPIRED, count);
            case UNKNOWN -> {} // newer than this version
        }
    }

    private void failure(DeltaCell cell) {
        ReasonClass reason = cell.getBin() < CLASSES.length ? CLASSES[cell.getBin()] : ReasonClass.UNKNOWN;
        cohort(cell, reason == ReasonClass.RECIPIENT ? Column.RECIPIENT : Column.FAILED);
        switch (reason) {
            case OPERATOR -> tell(Told.REFUSED_BY_OPERATOR, cell.getCount());
            case SENDER -> tell(Told.REFUSED_FOR_SENDER, cell.getCount());
            case PROVIDER -> tell(Told.FAILED_AT_PROVIDER, cell.getCount());
            case RECIPIENT, TEMPORARY, UNKNOWN -> {}
        }
    }

    private void tell(Told what, int count) {
        told.add(what, count);
        if (isUsual()) {
            usuallyTold.add(what, count);
        }
    }

    private void stepUsual(long second) {
        if (isUsual() && stood) {
            usualLatency.resume(second);
            usuallyTold.resume(second);
        } else if (isUsual()) {
            usualLatency.step(second);
            usuallyTold.step(second);
        }
        stood = !isUsual();
    }

    /** While trouble lasts, what is usual is what it was before. */
    private boolean isUsual() {
        return detector.anomaly() == null;
    }

    private void sent(long second, boolean first, int count) {
        totals.add(Total.SENT, count);
        totals.add(Total.STALE, second == 0 ? count : 0);
        totals.add(Total.CHALLENGES, first ? count : 0);
        if (second != 0) {
            if (first) {
                tell(Told.CHALLENGES, count);
            }
            cohorts.add(second, Column.SENT, count);
            detector.sent(Signal.RECEIPT, count);
            if (first) {
                cohorts.add(second, Column.CHALLENGES, count);
                detector.sent(Signal.ENTRY, count);
            }
        }
    }

    private void receipt(long second, int bin, int count, long clock) {
        totals.add(Total.RECEIPTS, count);
        if (second != 0) {
            cohorts.addReceipts(second, age(second, clock), count);
            detector.arrived(Signal.RECEIPT, second, age(second, clock), count);
            latency.add(bin, count);
            if (isUsual()) {
                usualLatency.add(bin, count);
            }
        }
    }

    private void entered(long second, int count, long clock) {
        if (second != 0) {
            cohorts.addEntries(second, age(second, clock), count);
            detector.arrived(Signal.ENTRY, second, age(second, clock), count);
        }
    }

    private static long age(long second, long clock) {
        return clock == Seconds.UNKNOWN ? 0 : Math.max(0, clock - second);
    }

    private void cohort(DeltaCell cell, Column column) {
        if (cell.getSecond() != 0) {
            cohorts.add(cell.getSecond(), column, cell.getCount());
        }
    }
}
