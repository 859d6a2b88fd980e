package io.otpwatch.processor.correlate;

import java.util.Arrays;

/**
 * Counts by cell, (cohort, kind, bin) packed into a number: open addressing, no object a cell. Most counts fall into the
 * cell of the one before, so that is tried first.
 *
 * <pre>
 * bits 16 and up  cohort, seconds since 1970
 * bits 8 to 15    kind, its ordinal, at least 1: so that no cell is 0
 * bits 0 to 7     bin
 * </pre>
 */
final class CellCounts {
    private static final int SMALL = 16;

    private long[] cells = new long[SMALL];
    private int[] counts = new int[SMALL];
    private int size;
    private int last;

    /** Receives each cell once. */
    interface Visitor {
        void cell(long cohort, int kind, int bin, int count);
    }

    /** One more; whether the cell is a new one. */
    boolean add(long cohort, int kind, int bin) {
        long cell = cohort << 16 | (long) kind << 8 | bin;
        if (cells[last] == cell) {
            counts[last]++;
            return false;
        }
        last = place(cell);
        counts[last]++;
        if (cells[last] == cell) {
            return false;
        }
        cells[last] = cell;
        size++;
        if (size > cells.length / 2) {
            grow();
        }
        return true;
    }

    int size() {
        return size;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != 0) {
                visitor.cell(cells[i] >>> 16, (int) (cells[i] >>> 8 & 0xff), (int) (cells[i] & 0xff), counts[i]);
            }
        }
    }

    /** Gives back what one busy moment took. */
    void clear() {
        if (cells.length > SMALL && size < cells.length / 16) {
            cells = new long[cells.length / 4];
            counts = new int[cells.length];
        } else {
            Arrays.fill(cells, 0);
            Arrays.fill(counts, 0);
        }
        size = 0;
        last = 0;
    }

    private int place(long cell) {
        int mask = cells.length - 1;
        int place = (int) ((cell * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (cells[place] != 0 && cells[place] != cell) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldCells = cells;
        int[] oldCounts = counts;
        cells = new long[oldCells.length * 2];
        counts = new int[cells.length];
        for (int i = 0; i < oldCells.length; i++) {
            if (oldCells[i] != 0) {
                int place = place(oldCells[i]);
                cells[place] = oldCells[i];
                counts[place] = oldCounts[i];
            }
        }
        last = 0;
    }
}
