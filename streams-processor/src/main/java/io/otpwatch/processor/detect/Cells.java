package io.otpwatch.processor.detect;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.Arrays;

/** The cells of {@link Cohorts} in flat arrays, oldest first: start, logarithm of the width, a count for each column. */
final class Cells {
    private static final int[] NO_INTS = {};
    private static final long[] NO_LONGS = {};
    private static final byte[] NO_BYTES = {};
    private static final int FEWEST = 8;

    /** How many counts a cell has: see {@link Cohorts}. */
    private static final int WIDTH = Cohorts.COUNTS;

    private int size;
    private long[] starts = NO_LONGS;
    private byte[] logs = NO_BYTES;
    private int[] counts = NO_INTS;

    int size() {
        return size;
    }

    long start(int cell) {
        return starts[cell];
    }

    int log(int cell) {
        return logs[cell];
    }

    int count(int cell, int column) {
        return counts[cell * WIDTH + column];
    }

    void add(int cell, int column, int count) {
        int at = cell * WIDTH + column;
        counts[at] = sum(counts[at], count);
    }

    /** The cell, or −1 less the place where it belongs. Most that is looked for is new, so from the end. */
    int find(long start) {
        int cell = size - 1;
        while (cell >= 0 && starts[cell] > start) {
            cell--;
        }
        return cell >= 0 && starts[cell] == start ? cell : -(cell + 1) - 1;
    }

    void insert(int cell, long start, int log) {
        if (size == starts.length) {
            resize(Math.max(FEWEST, size * 2));
        }
        shift(cell, cell + 1);
        size++;
        set(cell, start, log);
        Arrays.fill(counts, cell * WIDTH, (cell + 1) * WIDTH, 0);
    }

    void removeFirst() {
        shift(1, 0);
        size--;
    }

    void set(int cell, long start, int log) {
        starts[cell] = start;
        logs[cell] = (byte) log;
    }

    void copyCounts(int from, int to) {
        if (from != to) {
            System.arraycopy(counts, from * WIDTH, counts, to * WIDTH, WIDTH);
        }
    }

    void addCounts(int from, int to) {
        for (int column = 0; column < WIDTH; column++) {
            add(to, column, count(from, column));
        }
    }

    /** Keeps the first {@code kept} cells, and gives memory back where little is left. */
    void truncate(int kept) {
        size = kept;
        if (size == 0) {
            resize(0);
        } else if (starts.length > FEWEST && size * 4 < starts.length) {
            resize(Math.max(FEWEST, size * 2));
        }
    }

    int bytes() {
        return starts.length * (Long.BYTES + 1 + WIDTH * Integer.BYTES);
    }

    void write(PackedWriter out) {
        out.varint(size);
        long last = 0;
        for (int cell = 0; cell < size; cell++) {
            out.varint(starts[cell] - last);
            last = starts[cell];
            out.octet(logs[cell]);
            for (int column = 0; column < WIDTH; column++) {
                if (count(cell, column) > 0) {
                    out.octet(column + 1);
                    out.varint(count(cell, column));
                }
            }
            out.octet(0);
        }
    }

    void read(PackedReader in) {
        int cells = in.number();
        long last = 0;
        for (int cell = 0; cell < cells; cell++) {
            last += in.varint();
            insert(cell, last, in.octet());
            for (int next = in.octet(); next != 0; next = in.octet()) {
                add(cell, next - 1, in.number());
            }
        }
    }

    private void shift(int from, int to) {
        System.arraycopy(starts, from, starts, to, size - from);
        System.arraycopy(logs, from, logs, to, size - from);
        System.arraycopy(counts, from * WIDTH, counts, to * WIDTH, (size - from) * WIDTH);
    }

    /** Rather the largest int than one that has wrapped. */
    private static int sum(int a, int b) {
        return (int) Math.min(Integer.MAX_VALUE, (long) a + b);
    }

    private void resize(int cells) {
        starts = cells == 0 ? NO_LONGS : Arrays.copyOf(starts, cells);
        logs = cells == 0 ? NO_BYTES : Arrays.copyOf(logs, cells);
        counts = cells == 0 ? NO_INTS : Arrays.copyOf(counts, cells * WIDTH);
    }
}
