package io.otpwatch.standalone.health;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.schemas.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest health of each route. Written by the thread that reads, read by those that show: thread-safe. Holds
 * {@value #ROUTES_MAX} routes; health of further ones is dropped and counted.
 */
public final class HealthBoard {
    static final int ROUTES_MAX = 100_000;

    private final int routesMax;
    private final Map<Route, RouteHealth> latest = new HashMap<>();
    private long undecodable;
    private long dropped;

    public HealthBoard() {
        this(ROUTES_MAX);
    }

    HealthBoard(int routesMax) {
        this.routesMax = routesMax;
    }

    public synchronized void add(RouteHealth health) {
        Route route = Route.of(health);
        if (latest.size() >= routesMax && !latest.containsKey(route)) {
            dropped++;
            return;
        }
        latest.put(route, health);
    }

    synchronized void addUndecodable() {
        undecodable++;
    }

    /** One of each route, in no order. */
    public synchronized List<RouteHealth> latest() {
        return List.copyOf(latest.values());
    }

    /** Records that were no health. */
    public synchronized long undecodable() {
        return undecodable;
    }

    /** Records of routes beyond the bound. */
    public synchronized long dropped() {
        return dropped;
    }
}
