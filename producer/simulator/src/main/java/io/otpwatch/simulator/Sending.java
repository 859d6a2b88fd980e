package io.otpwatch.simulator;

import io.otpwatch.events.Channel;

/** By whom simulated codes are sent: a provider and the sender id, number or from-domain used with it. */
record Sending(Channel channel, String provider, String sender, double weight) {
    Sending {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("weight must be > 0: " + weight);
        }
    }
}
