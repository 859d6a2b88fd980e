package io.otpwatch.processor.detect;

import io.otpwatch.processor.correlate.RouteDictionary.Named;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.levers.Setting;
import io.otpwatch.processor.localise.RouteScope;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.score.Pinned;
import io.otpwatch.processor.score.Signal;
import io.otpwatch.schemas.Route;
import java.util.Optional;
import java.util.OptionalLong;

/** What operators have set for one route. */
final class RouteLevers {
    static final RouteLevers NONE = new RouteLevers(Levers.NONE, Scope.EVERYTHING);

    private final Levers levers;
    private final Scope scope;

    private RouteLevers(Levers levers, Scope scope) {
        this.levers = levers;
        this.scope = scope;
    }

    static RouteLevers of(Levers levers, Named named) {
        if (levers.settings().isEmpty()) {
            return NONE;
        }
        Route route = named.route();
        return new RouteLevers(
                levers,
                Platforms.is(named)
                        ? RouteScope.ofPlatform(route.channel(), route.domain())
                        : RouteScope.of(
                                route.channel(),
                                route.provider(),
                                route.sender(),
                                route.country(),
                                named.operator(),
                                route.domain()));
    }

    Optional<Pinned> pinned(Signal signal) {
        return levers.pinnedFor(scope, io.otpwatch.schemas.Signal.valueOf(signal.name()))
                .map(RouteLevers::pinned);
    }

    /** What began before is how it is to be, seconds since 1970; empty if nothing was said, or of a time to come. */
    OptionalLong acceptedUntil(long now) {
        OptionalLong until = levers.acceptedUntil(scope, now * 1000 + 999);
        return until.isEmpty() ? until : OptionalLong.of(until.getAsLong() / 1000);
    }

    private static Pinned pinned(Setting.Pin pin) {
        return new Pinned(pin.p(), pin.p50() / 1e3, pin.p95() / 1e3);
    }
}
