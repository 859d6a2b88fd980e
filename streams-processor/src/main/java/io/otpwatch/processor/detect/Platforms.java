package io.otpwatch.processor.detect;

import io.otpwatch.events.PlatformDelta;
import io.otpwatch.processor.correlate.RouteDictionary.Named;
import io.otpwatch.schemas.Route;

/**
 * Client platforms, watched like routes: one for each channel and platform, over all routes. They have entries only. What
 * a route always has, a provider, they lack.
 */
final class Platforms {
    private static final String NONE = "";
    private static final String NOWHERE = "ZZ";

    private Platforms() {}

    static Named named(PlatformDelta delta) {
        return new Named(new Route(delta.getChannel(), NONE, NONE, NOWHERE, delta.getPlatform()), NONE);
    }

    static boolean is(Named named) {
        return named.route().provider().equals(NONE);
    }
}
