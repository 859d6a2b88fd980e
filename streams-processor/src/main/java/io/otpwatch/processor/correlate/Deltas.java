package io.otpwatch.processor.correlate;

import io.otpwatch.events.CellKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What changed on each route and has not left yet. It is no state of its own: replaying the entries since the last step
 * counts it again.
 */
final class Deltas {
    /** More cells than that do not wait for the step, which may not come while time stands. */
    static final int CELLS_MAX = 65_536;

    private @Nullable CellCounts[] byRoute = new CellCounts[64];
    private int[] touched = new int[64];
    private int touchedCount;
    private int cells;

    /** Receives the routes on which something changed. */
    interface Visitor {
        void route(int route, CellCounts cells);
    }

    void count(int route, long cohort, CellKind kind, int bin) {
        CellCounts counts = counts(route);
        if (counts.add(cohort, kind.ordinal(), bin)) {
            cells++;
            if (counts.size() == 1) {
                touch(route);
            }
        }
    }

    boolean isFull() {
        return cells >= CELLS_MAX;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < touchedCount; i++) {
            visitor.route(touched[i], counts(touched[i]));
        }
    }

    void clear() {
        for (int i = 0; i < touchedCount; i++) {
            counts(touched[i]).clear();
        }
        touchedCount = 0;
        cells = 0;
    }

    private CellCounts counts(int route) {
        if (route >= byRoute.length) {
            byRoute = Arrays.copyOf(byRoute, Math.max(route + 1, byRoute.length * 2));
        }
        CellCounts counts = byRoute[route];
        if (counts == null) {
            counts = new CellCounts();
            byRoute[route] = counts;
        }
        return counts;
    }

    private void touch(int route) {
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, touchedCount * 2);
        }
        touched[touchedCount++] = route;
    }
}
