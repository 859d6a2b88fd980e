package io.otpwatch.processor.detect;

import io.otpwatch.events.Channel;
import io.otpwatch.schemas.Horizons;
import java.time.Duration;

/** Deadline and horizon of a channel in whole seconds, rounded up. */
record Timing(int deadline, int horizon) {
    static Timing of(Horizons horizons, Channel channel) {
        return new Timing(seconds(horizons.deadline(channel)), seconds(horizons.horizon(channel)));
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact((duration.toMillis() + 999) / 1000);
    }
}
