package io.otpwatch.processor.incident;

import io.otpwatch.processor.localise.Scope;

/**
 * Sends that have stopped: what the ratio of arrivals cannot see.
 *
 * @param scope which
 * @param since when, ms since 1970
 * @param perMinute sends a minute now
 * @param usualPerMinute at this time of day and week
 * @param facts within the scope
 */
public record SendsStatus(Scope scope, long since, double perMinute, double usualPerMinute, Facts facts) {}
