package io.otpwatch.simulator;

/** When and where challenges begin, one after the other. */
interface Arrivals {
    /** When the next challenge begins, in epoch nanoseconds; Long.MAX_VALUE if none ever does. */
    long nextNanos();

    /** Where the next challenge's codes go. */
    Place nextPlace();

    /** Goes on to the challenge after the next. */
    void advance();
}
