package io.otpwatch.processor.detect;

import java.util.OptionalLong;

/**
 * What a route's health says beside the route itself.
 *
 * @param watermark of the system, ms since 1970, or unknown as {@link io.otpwatch.processor.correlate.Watermarks} has it
 * @param feedWatermark of the route's provider, ms since 1970
 * @param sourcesMissing sources never heard of
 * @param repeats batches dropped
 * @param gaps batches lost
 * @param incomplete a gap is not yet one longest horizon past
 * @param monitorLags the monitor is behind
 */
record Standing(
        long watermark,
        OptionalLong feedWatermark,
        int sourcesMissing,
        long repeats,
        long gaps,
        boolean incomplete,
        boolean monitorLags) {}
