package io.otpwatch.schemas;

import io.otpwatch.events.Channel;
import java.time.Duration;

/**
 * How long a code is waited for, per channel: the deadline, when a user has given up, and the horizon, when the code
 * is closed. Both count from the append time of the send. A channel that this version does not know has those of
 * e-mail, the longer ones.
 */
public record Horizons(Duration smsDeadline, Duration smsHorizon, Duration emailDeadline, Duration emailHorizon) {

    /** 60 s and 10 min for SMS, 120 s and 30 min for e-mail. */
    public static final Horizons DEFAULT = new Horizons(
            Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofSeconds(120), Duration.ofMinutes(30));

    /** 45 s and 90 s for every channel. */
    public static final Horizons DEMO = of(Duration.ofSeconds(45), Duration.ofSeconds(90));

    public Horizons {
        check("SMS", smsDeadline, smsHorizon);
        check("e-mail", emailDeadline, emailHorizon);
    }

    /** The same deadline and horizon for every channel. */
    public static Horizons of(Duration deadline, Duration horizon) {
        return new Horizons(deadline, horizon, deadline, horizon);
    }

    public Duration deadline(Channel channel) {
        return channel == Channel.SMS ? smsDeadline : emailDeadline;
    }

    public Duration horizon(Channel channel) {
        return channel == Channel.SMS ? smsHorizon : emailHorizon;
    }

    /** How long evidence waits for its send, and how long a code that did not arrive is remembered after its horizon. */
    public Duration longest() {
        return smsHorizon.compareTo(emailHorizon) > 0 ? smsHorizon : emailHorizon;
    }

    private static void check(String channel, Duration deadline, Duration horizon) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("deadline of " + channel + " must be > 0: " + deadline);
        }
        if (deadline.compareTo(horizon) >= 0) {
            throw new IllegalArgumentException(
                    "deadline of " + channel + " must be before its horizon: " + deadline + " >= " + horizon);
        }
    }
}
