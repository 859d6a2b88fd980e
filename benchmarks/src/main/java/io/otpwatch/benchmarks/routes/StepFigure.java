package io.otpwatch.benchmarks.routes;

import io.otpwatch.benchmarks.figures.Spread;

/**
 * What one step of one route costs.
 *
 * @param channel sms or email
 * @param rate codes a minute
 * @param routes stepped at once
 * @param micros CPU for a route and step, by round
 */
record StepFigure(String channel, int rate, StepState state, int routes, Spread micros) {
    /** Of healthy and anomalous routes that are otherwise alike. */
    static StepFigure mixed(StepFigure healthy, StepFigure anomalous) {
        Spread usual = healthy.micros();
        Spread more = anomalous.micros();
        return new StepFigure(
                healthy.channel(),
                healthy.rate(),
                StepState.MIXED,
                healthy.routes(),
                new Spread(
                        mixed(usual.min(), more.min()),
                        mixed(usual.median(), more.median()),
                        mixed(usual.max(), more.max())));
    }

    private static double mixed(double healthy, double anomalous) {
        return (1 - StepState.SHARE_ANOMALOUS) * healthy + StepState.SHARE_ANOMALOUS * anomalous;
    }

    /** Whether it costs no more than it may. */
    boolean isMet() {
        return micros.median() <= state.most();
    }
}
