package io.otpwatch.processor.correlate;

import io.otpwatch.events.Channel;

/** The channel of each route, by the route's number. */
interface RouteChannels {
    int COUNT = Channel.values().length;

    /** {@link Channel#ordinal()}. */
    int ordinal(int route);

    static Channel channel(int ordinal) {
        return Channel.values()[ordinal];
    }
}
