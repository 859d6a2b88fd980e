package io.otpwatch.simulator;

import io.otpwatch.events.Channel;

/**
 * Where simulated codes go: an e-mail domain or a carrier.
 *
 * @param country ISO 3166-1 alpha-2, ZZ for e-mail
 * @param domain e-mail domain, or carrier as MCC-MNC
 * @param operator mailbox operator or carrier group
 * @param weight share of traffic relative to the other places, more than 0
 * @param utcOffsetHours by whose day its users log in
 */
record Place(
        Channel channel,
        String country,
        String domain,
        String operator,
        double weight,
        double utcOffsetHours,
        Latency latency) {
    Place {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("weight must be > 0: " + weight);
        }
    }

    /** The weight, by the hour of its users' day. */
    double trafficAt(long epochNanos) {
        return weight * DayCurve.at(epochNanos, utcOffsetHours);
    }

    Place withWeight(double other) {
        return new Place(channel, country, domain, operator, other, utcOffsetHours, latency);
    }
}
