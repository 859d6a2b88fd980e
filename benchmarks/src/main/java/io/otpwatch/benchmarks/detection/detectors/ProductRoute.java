package io.otpwatch.benchmarks.detection.detectors;

import io.otpwatch.benchmarks.detection.usual.Usual;
import io.otpwatch.events.Channel;
import io.otpwatch.processor.score.Kin;
import io.otpwatch.schemas.Horizons;

/** What the product takes the route for, by whether its latency is that of SMS or of e-mail. */
final class ProductRoute {
    private static final double SURELY = 0.999;

    private ProductRoute() {}

    static Channel channel(Usual usual) {
        double longest = usual.latency().quantile(SURELY);
        return longest < Horizons.DEFAULT.smsHorizon().toSeconds() ? Channel.SMS : Channel.EMAIL;
    }

    /** How long it watches a code, seconds. */
    static int horizon(Usual usual) {
        return (int) Horizons.DEFAULT.horizon(channel(usual)).toSeconds();
    }

    /** Its parents: the channel's beliefs are what it knows before it has learnt anything. */
    static Kin kin(Usual usual) {
        return channel(usual) == Channel.SMS
                ? new Kin(Channel.SMS, "US", "att", "310-410")
                : new Kin(Channel.EMAIL, "ZZ", "google", "gmail.com");
    }
}
