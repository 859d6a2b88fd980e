package io.otpwatch.processor.detect;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.processor.score.AgeClass;
import io.otpwatch.processor.score.Learner;
import io.otpwatch.processor.score.Signal;
import io.otpwatch.processor.score.Trials;

/**
 * The cohorts of one route: cells of sends appended within the same few seconds, with what has become of them. A cell
 * is one second wide when it is young and grows with age; it is dropped when all of it is older than the horizon.
 *
 * <p>A cell of width w, a power of two, lies at a multiple of w seconds since 1970, and each second is in the widest
 * cell with w = 1 or 4 w ≤ age, where age is watermark − end of the cell. So where cells begin and end is a matter of
 * the watermark alone, and the cells of all routes add exactly. Worked example: at watermark 1,000 the second 990 is in
 * the cell from 990 to 992, as 4 × 2 ≤ 1,000 − 992; that from 988 to 992 would have to be 16 s old.
 *
 * <p>The widest cell is the largest power of two with 9 w ≤ 2 horizons: so wide a cell is whole before any of it is too
 * old, and no half of a cell is dropped. Only cells that hold something are kept: at most some 60, and one for each
 * second that is ahead of the watermark, up to {@link Seconds#AHEAD}. While no watermark is known, the newest of that
 * many seconds are kept.
 */
public final class Cohorts {
    /** What a cell counts, beside the ages of receipts and entries. */
    public enum Column {
        /** Codes sent. */
        SENT,
        /** Of these, with a receipt. */
        RECEIPTS,
        /** With a permanent failure that does not blame the recipient. */
        FAILED,
        /** With a permanent failure that blames the recipient. */
        RECIPIENT,
        /** Challenges that began. */
        CHALLENGES,
        /** Of these, entered. */
        ENTERED,
        /** Codes without receipt that nobody waits for any more: they belong to trouble that is over. */
        RECEIPTS_EXCUSED,
        /** Challenges that were not entered, likewise. */
        ENTRIES_EXCUSED;

        static final int COUNT = values().length;
    }

    /** Told of a cell that is dropped, before it is; oldest first. */
    public interface Closing {
        void closing(int cell);
    }

    /** A cell's counts: the columns, receipts by {@link AgeClass}, entries by AgeClass. */
    static final int COUNTS = Column.COUNT + 2 * AgeClass.COUNT;

    /** How far a clock may be behind the watermark, seconds. */
    public static final int MOST_LAG = 128;

    private static final int RECEIPT_AGES = Column.COUNT;
    private static final int ENTRY_AGES = Column.COUNT + AgeClass.COUNT;

    private static final int[] AGES = {0, 5, 15, 30, 60, 120, 300, 600};
    private static final int ENTERED_WINDOW = 120;
    private static final int MINUTE = 60;

    private final int horizon;
    private final int widestLog;
    private final Cells cells = new Cells();
    private long now = Seconds.UNKNOWN;
    private long mature = Seconds.UNKNOWN;

    /** {@code horizon}: of the route's channel, seconds. */
    public Cohorts(int horizon) {
        this.horizon = horizon;
        widestLog = Learner.widestCohortLog(horizon);
    }

    /** Cells that hold something, oldest first. */
    public int size() {
        return cells.size();
    }

    /** First second of a cell, since 1970. */
    long start(int cell) {
        return cells.start(cell);
    }

    /** First second behind a cell. */
    long end(int cell) {
        return cells.start(cell) + (1L << cells.log(cell));
    }

    int count(int cell, Column column) {
        return cells.count(cell, column.ordinal());
    }

    boolean isEmpty() {
        return cells.size() == 0;
    }

    int bytes() {
        return cells.bytes();
    }

    /** Counts in the cell that covers the second; nowhere if that is closed, or too far ahead of the watermark. */
    public void add(long second, Column column, int count) {
        add(second, column.ordinal(), count);
    }

    /** Receipts of codes of this age; both in seconds. */
    public void addReceipts(long second, long age, int count) {
        add(second, Column.RECEIPTS.ordinal(), count);
        add(second, RECEIPT_AGES + AgeClass.of(age), count);
    }

    /** Entries of challenges of this age; both in seconds. */
    public void addEntries(long second, long age, int count) {
        add(second, Column.ENTERED.ordinal(), count);
        add(second, ENTRY_AGES + AgeClass.of(age), count);
    }

    private void add(long second, int column, int count) {
        int log = log(second, 0);
        long start = second >> log << log;
        if (isClosed(start, log) || Seconds.isTooFarAhead(second, now)) {
            return;
        }
        int cell = cells.find(start);
        if (cell < 0) {
            cell = -cell - 1;
            if (now == Seconds.UNKNOWN && cells.size() >= Seconds.AHEAD) {
                if (cell == 0) {
                    return;
                }
                cells.removeFirst();
                cell--;
            }
            cells.insert(cell, start, log);
        }
        cells.add(cell, column, count);
    }

    /**
     * The watermark has come to this second: cells grow together, or are dropped.
     *
     * @param clock up to when their codes are judged: cells of which all is to come yet do not grow together with others.
     *     More than {@link #MOST_LAG} behind the watermark nothing is judged
     */
    public void step(long second, long clock, Closing closing) {
        now = second;
        mature = Math.max(mature, Math.max(Math.min(clock, second), second - MOST_LAG));
        int kept = 0;
        for (int cell = 0; cell < cells.size(); cell++) {
            int log = log(cells.start(cell), cells.log(cell));
            long start = cells.start(cell) >> log << log;
            if (kept > 0 && cells.start(kept - 1) == start) {
                cells.addCounts(cell, kept - 1);
            } else if (isClosed(start, log)) {
                closing.closing(cell);
            } else {
                cells.copyCounts(cell, kept);
                cells.set(kept, start, log);
                kept++;
            }
        }
        cells.truncate(kept);
    }

    /** Puts the cells, as of a clock no later than the watermark, into the trials. */
    public void fill(Trials trials, Signal signal, long clock, boolean withClasses) {
        trials.clear();
        for (int cell = 0; cell < cells.size(); cell++) {
            addTo(trials, signal, cell, clock);
            if (withClasses) {
                addClasses(trials, signal, cell);
            }
        }
    }

    /** What has not come of cells that begin before this second is no longer waited for. */
    public void excuse(Signal signal, long before) {
        Trials trials = new Trials();
        for (int cell = 0; cell < cells.size() && cells.start(cell) < before; cell++) {
            addTo(trials, signal, cell, now);
            Column column = signal == Signal.RECEIPT ? Column.RECEIPTS_EXCUSED : Column.ENTRIES_EXCUSED;
            cells.add(cell, column.ordinal(), trials.sent(cell) - trials.arrived(cell));
        }
    }

    /** Adds one cell to the trials. */
    public void addTo(Trials trials, Signal signal, int cell, long clock) {
        // Of codes appended in the seconds from start to end − 1, one of each on average.
        double age = clock - (cells.start(cell) + end(cell) - 1) / 2.0;
        long width = 1L << cells.log(cell);
        int recipient = count(cell, Column.RECIPIENT);
        switch (signal) {
            case RECEIPT ->
                trials.add(
                        cells.start(cell),
                        age,
                        width,
                        count(cell, Column.SENT) - recipient - count(cell, Column.RECEIPTS_EXCUSED),
                        count(cell, Column.RECEIPTS),
                        count(cell, Column.FAILED));
            case ENTRY ->
                trials.add(
                        cells.start(cell),
                        age,
                        width,
                        count(cell, Column.CHALLENGES) - count(cell, Column.ENTRIES_EXCUSED),
                        count(cell, Column.ENTERED),
                        0);
        }
    }

    private void addClasses(Trials trials, Signal signal, int cell) {
        int first = signal == Signal.RECEIPT ? RECEIPT_AGES : ENTRY_AGES;
        for (int ageClass = 0; ageClass < AgeClass.COUNT; ageClass++) {
            trials.addClass(ageClass, cells.count(cell, first + ageClass));
        }
    }

    /** The youngest ages of the groups of {@link #waiting}, in seconds. */
    static int[] ages() {
        return AGES.clone();
    }

    /**
     * Codes before the watermark that have neither receipt nor failure, by {@link #ages}: a cell's age is that of its
     * middle. None of a cell in which more were received or failed than sent, as codes that failed may yet arrive.
     */
    long[] waiting() {
        long[] waiting = new long[AGES.length];
        for (int cell = complete() - 1; cell >= 0; cell--) {
            long width = 1L << cells.log(cell);
            long age = now - 1 - cells.start(cell) - (width - 1) / 2;
            int group = AGES.length - 1;
            while (AGES[group] > age) {
                group--;
            }
            long open = (long) count(cell, Column.SENT)
                    - count(cell, Column.RECEIPTS)
                    - count(cell, Column.FAILED)
                    - count(cell, Column.RECIPIENT);
            waiting[group] += Math.max(0, open);
        }
        return waiting;
    }

    /** Codes sent, of all cells. */
    long sent() {
        long sent = 0;
        for (int cell = 0; cell < cells.size(); cell++) {
            sent += count(cell, Column.SENT);
        }
        return sent;
    }

    /** Codes sent in the 60 s before the watermark; a cell counts if its middle is in them. */
    long sentLastMinute() {
        return sum(Column.SENT, 0, MINUTE);
    }

    /** Of cells wholly past the deadline (seconds), as far as their middle is not 120 s past it. */
    long pastDeadline(Column column, int deadline) {
        return sum(column, deadline, deadline + ENTERED_WINDOW);
    }

    void write(PackedWriter out) {
        out.zigzag(mature);
        cells.write(out);
    }

    /** Into an empty object: what {@link #write} wrote when the watermark was at {@code second}. */
    void read(PackedReader in, long second) {
        now = second;
        mature = in.zigzag();
        cells.read(in);
    }

    /** Over cells wholly older than {@code from} seconds, with their middle not older than {@code to}. */
    private long sum(Column column, int from, int to) {
        long sum = 0;
        for (int cell = complete() - 1; cell >= 0; cell--) {
            boolean olderThanFrom = end(cell) <= now - from;
            boolean middleWithinTo = start(cell) + end(cell) >= 2 * (now - to);
            sum += olderThanFrom && middleWithinTo ? count(cell, column) : 0;
        }
        return sum;
    }

    /** How many cells end before the watermark or at it. */
    private int complete() {
        int complete = now == Seconds.UNKNOWN ? 0 : cells.size();
        while (complete > 0 && end(complete - 1) > now) {
            complete--;
        }
        return complete;
    }

    /** Logarithm of the width of the cell that holds the second, known to be at least {@code least}. */
    private int log(long second, int least) {
        int log = least;
        while (log < widestLog && isOldEnough(second, log + 1)) {
            log++;
        }
        return log;
    }

    private boolean isOldEnough(long second, int log) {
        long end = ((second >> log) + 1) << log;
        return mature >= end + (4L << log);
    }

    private boolean isClosed(long start, int log) {
        return now >= start + (1L << log) + horizon;
    }
}
