package io.otpwatch.processor.detect;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

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
final class Cohorts {
    /** What a cell counts. */
    enum Column {
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
        ENTERED;

        static final int COUNT = values().length;
    }

    private static final int[] AGES = {0, 5, 15, 30, 60, 120, 300, 600};
    private static final int ENTERED_WINDOW = 120;
    private static final int MINUTE = 60;

    private final int horizon;
    private final int widestLog;
    private final Cells cells = new Cells();
    private long now = Seconds.UNKNOWN;

    /** {@code horizon}: of the route's channel, seconds. */
    Cohorts(int horizon) {
        this.horizon = horizon;
        int log = 0;
        while (9L << (log + 1) <= 2L * horizon) {
            log++;
        }
        widestLog = log;
    }

    /** Cells that hold something, oldest first. */
    int size() {
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
    void add(long second, Column column, int count) {
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
        cells.add(cell, column.ordinal(), count);
    }

    /** The watermark has come to this second: cells grow together, or are dropped. */
    void step(long second) {
        now = second;
        int kept = 0;
        for (int cell = 0; cell < cells.size(); cell++) {
            int log = log(cells.start(cell), cells.log(cell));
            long start = cells.start(cell) >> log << log;
            if (kept > 0 && cells.start(kept - 1) == start) {
                cells.addCounts(cell, kept - 1);
            } else if (!isClosed(start, log)) {
                cells.copyCounts(cell, kept);
                cells.set(kept, start, log);
                kept++;
            }
        }
        cells.truncate(kept);
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
        cells.write(out);
    }

    /** Into an empty object: what {@link #write} wrote when the watermark was at {@code second}. */
    void read(PackedReader in, long second) {
        now = second;
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
        return now >= end + (4L << log);
    }

    private boolean isClosed(long start, int log) {
        return now >= start + (1L << log) + horizon;
    }
}
