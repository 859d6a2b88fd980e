package io.otpwatch.processor.metrics;

import io.otpwatch.processor.correlate.RouteCounts;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.schemas.Rejection;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Holds back one task's counts until they are committed. What is counted between two commits belongs to the second;
 * when the one after it begins, the second is known to have succeeded, and its counts are told. What a task that is
 * lost had not committed is dropped: its next owner counts it again.
 */
public final class CommittedCounts {
    private final RouteDictionary routes;
    private final WatchMetrics metrics;
    private Counts counting = new Counts();
    private Counts flushed = new Counts();
    private long[] inFlightTold = new long[64];

    public CommittedCounts(RouteDictionary routes, WatchMetrics metrics) {
        this.routes = routes;
        this.metrics = metrics;
    }

    /** Where to count what happens on the route now. */
    public RouteCounts of(int route) {
        return counting.of(route);
    }

    public void rejected(Rejection reason) {
        counting.rejected[reason.ordinal()]++;
    }

    /** The task runs here from now on, with these codes in flight by number of route. */
    public void tookOver(long[] inFlightByRoute) {
        for (int route = 0; route < inFlightByRoute.length; route++) {
            if (inFlightByRoute[route] > 0) {
                counting.of(route).addInFlight(inFlightByRoute[route]);
            }
        }
    }

    /** What was counted before the previous commit began is committed. */
    public void previousCommitSucceeded() {
        Counts told = flushed;
        told.forEach(this::tell);
        for (Rejection reason : Rejection.values()) {
            if (told.rejected[reason.ordinal()] > 0) {
                metrics.rejected(reason, told.rejected[reason.ordinal()]);
            }
        }
        told.clear();
        flushed = counting;
        counting = told;
    }

    /** The last commit succeeded, and the task's codes are no longer counted here. */
    public void suspended() {
        previousCommitSucceeded();
        cleared();
    }

    /** What is not known to be committed is void, and the task's codes are no longer here. */
    public void cleared() {
        for (int route = 0; route < inFlightTold.length; route++) {
            if (inFlightTold[route] != 0) {
                RouteCounts gone = new RouteCounts();
                gone.addInFlight(-inFlightTold[route]);
                tell(route, gone);
                inFlightTold[route] = 0;
            }
        }
        counting.clear();
        flushed.clear();
    }

    private void tell(int route, RouteCounts delta) {
        if (route >= inFlightTold.length) {
            inFlightTold = Arrays.copyOf(inFlightTold, Math.max(route + 1, inFlightTold.length * 2));
        }
        inFlightTold[route] += delta.inFlight();
        RouteDictionary.Named named = routes.route(route);
        metrics.routeCounts(named.route(), named.operator(), delta);
    }

    private interface RouteVisitor {
        void visit(int route, RouteCounts counts);
    }

    /** The counts of one commit, by number of route; those of routes where nothing happened are not visited. */
    private static final class Counts {
        final long[] rejected = new long[Rejection.values().length];
        private @Nullable RouteCounts[] byRoute = new RouteCounts[64];
        private int[] touched = new int[64];
        private boolean[] isTouched = new boolean[64];
        private int touchedCount;

        RouteCounts of(int route) {
            if (route >= byRoute.length) {
                int length = Math.max(route + 1, byRoute.length * 2);
                byRoute = Arrays.copyOf(byRoute, length);
                touched = Arrays.copyOf(touched, length);
                isTouched = Arrays.copyOf(isTouched, length);
            }
            if (!isTouched[route]) {
                isTouched[route] = true;
                touched[touchedCount++] = route;
            }
            RouteCounts counts = byRoute[route];
            if (counts == null) {
                counts = new RouteCounts();
                byRoute[route] = counts;
            }
            return counts;
        }

        void forEach(RouteVisitor visitor) {
            for (int i = 0; i < touchedCount; i++) {
                visitor.visit(touched[i], of(touched[i]));
            }
        }

        void clear() {
            for (int i = 0; i < touchedCount; i++) {
                of(touched[i]).clear();
                isTouched[touched[i]] = false;
            }
            touchedCount = 0;
            Arrays.fill(rejected, 0);
        }
    }
}
