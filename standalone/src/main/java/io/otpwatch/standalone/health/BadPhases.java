package io.otpwatch.standalone.health;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.schemas.Route;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which routes were said to be BAD, from when to when. Only GOOD or LEARNING ends a phase: a monitor that lags, or does
 * not know all, hides what is true of the route. Of the ended phases the latest {@value #ENDED_MAX} are kept.
 */
final class BadPhases {
    static final int ENDED_MAX = 10_000;

    private final Map<Route, BadPhase> open = new HashMap<>();
    private final Deque<BadPhase> ended = new ArrayDeque<>();

    /** @param publishedAt append time of the health */
    void add(RouteHealth health, Instant publishedAt) {
        switch (health.getState()) {
            case BAD -> open.computeIfAbsent(Route.of(health), route -> opened(route, health, publishedAt));
            case GOOD, LEARNING -> end(Route.of(health), publishedAt);
            case MONITOR_LAGS, INCOMPLETE, UNKNOWN -> {}
        }
    }

    /** Those that go on among them, in the order in which they were opened. */
    List<BadPhase> all() {
        return Stream.concat(ended.stream(), open.values().stream())
                .sorted(Comparator.comparing(BadPhase::openedAt)
                        .thenComparing(phase -> phase.route().key()))
                .toList();
    }

    private static BadPhase opened(Route route, RouteHealth health, Instant publishedAt) {
        Long badSince = health.getBadSince();
        Instant began = Instant.ofEpochMilli(badSince == null ? health.getStateSince() : badSince);
        return new BadPhase(route, health.getOperator(), began, publishedAt, Optional.empty());
    }

    private void end(Route route, Instant publishedAt) {
        BadPhase phase = open.remove(route);
        if (phase == null) {
            return;
        }
        ended.add(phase.resolved(publishedAt));
        if (ended.size() > ENDED_MAX) {
            ended.remove();
        }
    }
}
