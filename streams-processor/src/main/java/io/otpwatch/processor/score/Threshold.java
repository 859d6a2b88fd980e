package io.otpwatch.processor.score;

/**
 * The score from which on a route is called anomalous, in closed form from how many false alarms are allowed.
 *
 * <p>For each second in which something was sent the exponential of a hypothesis' sum since then is an e-process, so by
 * Ville's inequality it ever exceeds e^h with a probability of at most e^−h. With N such seconds in the period, and two
 * forms of {@link ScoreBank#HYPOTHESIS_COUNT} hypotheses, fewer than 2 K N e^−h false alarms are to be expected.
 */
public final class Threshold {
    /** What a budget is for. */
    public static final double PERIOD_SECONDS = 30 * 86_400.0;

    private Threshold() {}

    /**
     * In nats.
     *
     * @param busySeconds seconds of the period in which something is sent, see {@link #busySeconds}
     * @param falseAlarms allowed on this signal of this route in the period, more than 0
     */
    public static double of(double busySeconds, double falseAlarms) {
        return Math.log(Math.max(1, busySeconds) / falseAlarms) + Math.log(2.0 * ScoreBank.HYPOTHESIS_COUNT);
    }

    /** Expected seconds of the period in which something is sent, by how many are sent a second on average. */
    public static double busySeconds(double sentPerSecond) {
        return PERIOD_SECONDS * -Math.expm1(-sentPerSecond);
    }

    /**
     * A route's share of a budget that routes have in common: half of it evenly, so that small ones see something too,
     * half by busy seconds.
     */
    public static double share(double busySeconds, double busySecondsOfAll, int routes) {
        double byVolume = busySecondsOfAll > 0 ? busySeconds / busySecondsOfAll : 0;
        return 0.5 / Math.max(1, routes) + 0.5 * byVolume;
    }
}
