package io.otpwatch.simulator;

import io.otpwatch.events.Channel;
import java.time.Duration;

/**
 * When a user has given up on a code, and when a code is closed; both after the append time of its
 * send. Channels other than SMS have those of e-mail.
 */
public record Horizons(Duration smsDeadline, Duration smsHorizon, Duration emailDeadline, Duration emailHorizon) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException unless 0 &lt; deadline &lt; horizon for each channel
     */
    public Horizons {
        requireBefore("SMS", smsDeadline, smsHorizon);
        requireBefore("e-mail", emailDeadline, emailHorizon);
    }

    /** 60 s and 10 min for SMS, 120 s and 30 min for e-mail. */
    public static Horizons standard() {
        return new Horizons(
                Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofSeconds(120), Duration.ofMinutes(30));
    }

    /** 45 s and 90 s for both. */
    public static Horizons demo() {
        return new Horizons(
                Duration.ofSeconds(45), Duration.ofSeconds(90), Duration.ofSeconds(45), Duration.ofSeconds(90));
    }

    long deadlineMs(Channel channel) {
        return (channel == Channel.SMS ? smsDeadline : emailDeadline).toMillis();
    }

    long horizonMs(Channel channel) {
        return (channel == Channel.SMS ? smsHorizon : emailHorizon).toMillis();
    }

    long longestMs() {
        return Math.max(smsHorizon.toMillis(), emailHorizon.toMillis());
    }

    private static void requireBefore(String channel, Duration deadline, Duration horizon) {
        if (deadline.isNegative() || deadline.isZero() || deadline.compareTo(horizon) >= 0) {
            throw new IllegalArgumentException(
                    channel + " deadline must be > 0 and < horizon " + horizon + ": " + deadline);
        }
    }
}
