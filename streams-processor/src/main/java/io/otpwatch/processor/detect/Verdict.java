package io.otpwatch.processor.detect;

import io.otpwatch.events.RouteState;

/**
 * What a detector says of a route.
 *
 * @param state LEARNING, GOOD or BAD
 * @param since watermark at which the state was entered, seconds since 1970; {@link Seconds#UNKNOWN} before a step
 * @param badSince BAD: first second of the cohorts in which the trouble is estimated to have begun, since 1970; else
 *     {@link Seconds#UNKNOWN}
 * @param usual what the route was measured by; while BAD, as it was before
 */
record Verdict(RouteState state, long since, long badSince, Share usual) {}
