package io.otpwatch.processor.score;

import io.otpwatch.events.Channel;

/**
 * What is believed of a channel before anything was learnt. Wide enough that healthy traffic of most companies is not
 * called anomalous by it; so at first only gross trouble is seen, within seconds all the same.
 *
 * <pre>
 *                   share   odds' sd   median   sigma
 * SMS    RECEIPT    0.90     0.60        6 s     1.0
 * SMS    ENTRY      0.70     0.60       25 s     0.9
 * EMAIL  RECEIPT    0.92     0.60       12 s     1.3
 * EMAIL  ENTRY      0.65     0.60       40 s     1.0
 * </pre>
 */
final class Prior {
    private static final double DEVIATION = 0.6;

    /** Nothing learnt yet: latencies may be so many times as long. */
    private static final double SLOWED = 1.5;

    private static final Estimate SMS_RECEIPT = estimate(0.90, 6, 1.0);
    private static final Estimate SMS_ENTRY = estimate(0.70, 25, 0.9);
    private static final Estimate EMAIL_RECEIPT = estimate(0.92, 12, 1.3);
    private static final Estimate EMAIL_ENTRY = estimate(0.65, 40, 1.0);

    private Prior() {}

    static Estimate of(Channel channel, Signal signal) {
        boolean email = channel == Channel.EMAIL;
        return switch (signal) {
            case RECEIPT -> email ? EMAIL_RECEIPT : SMS_RECEIPT;
            case ENTRY -> email ? EMAIL_ENTRY : SMS_ENTRY;
        };
    }

    private static Estimate estimate(double share, double median, double sigma) {
        ArrivalLaw law = ArrivalLaw.logNormal(median * SLOWED, sigma);
        return new Estimate(share, DEVIATION * DEVIATION, law);
    }
}
