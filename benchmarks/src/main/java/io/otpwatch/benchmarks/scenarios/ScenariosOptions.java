package io.otpwatch.benchmarks.scenarios;

import java.time.Duration;
import java.util.List;

/**
 * What is measured.
 *
 * @param cases one run of each at each rate
 * @param rates codes sent a second
 * @param warmUp how long all is well at first
 * @param trouble how long something is broken, at least
 * @param atOnce installations that run side by side
 */
record ScenariosOptions(
        List<ScenarioCase> cases, List<Integer> rates, Duration warmUp, Duration trouble, long seed, int atOnce) {
    private static final int RATE_MAX = 10_000;
    private static final int SECONDS_MAX = 3600;
    private static final int AT_ONCE_MAX = 16;

    ScenariosOptions {
        cases = List.copyOf(cases);
        rates = List.copyOf(rates);
        rates.forEach(rate -> require(rate, RATE_MAX, "--rates"));
        require(warmUp.toSeconds(), SECONDS_MAX, "--warm-up");
        require(trouble.toSeconds(), SECONDS_MAX, "--trouble");
        require(atOnce, AT_ONCE_MAX, "--at-once");
    }

    private static void require(long value, long most, String option) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(option + " must be 1 to " + most + ": " + value);
        }
    }
}
