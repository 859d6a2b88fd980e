package io.otpwatch.benchmarks.routes;

import io.otpwatch.benchmarks.figures.Spread;

/**
 * What one step of one route costs.
 *
 * @param channel sms or email
 * @param rate codes a minute
 * @param state healthy or anomalous
 * @param routes stepped at once
 * @param micros CPU for a route and step, by round
 */
record StepFigure(String channel, int rate, String state, int routes, Spread micros) {}
