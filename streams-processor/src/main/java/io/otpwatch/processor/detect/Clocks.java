package io.otpwatch.processor.detect;

import org.jspecify.annotations.Nullable;

/**
 * What a route is stepped by.
 *
 * @param now watermark, seconds since 1970
 * @param feed of the route's provider; null if it never had a receipt
 * @param unseen some of what happened is not known here, or not when it happened
 */
record Clocks(long now, @Nullable Feed feed, boolean unseen) {}
