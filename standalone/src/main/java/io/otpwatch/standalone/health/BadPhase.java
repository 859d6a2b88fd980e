package io.otpwatch.standalone.health;

import io.otpwatch.schemas.Route;
import java.time.Instant;
import java.util.Optional;

/**
 * A time through which a route was said to be BAD.
 *
 * @param operator of the route's domain
 * @param badSince when its trouble began, as was estimated
 * @param openedAt when it was first said: the append time of the health
 * @param resolvedAt when something better was said for the first time; empty while that has not come
 */
public record BadPhase(Route route, String operator, Instant badSince, Instant openedAt, Optional<Instant> resolvedAt) {
    BadPhase resolved(Instant at) {
        return new BadPhase(route, operator, badSince, openedAt, Optional.of(at));
    }
}
