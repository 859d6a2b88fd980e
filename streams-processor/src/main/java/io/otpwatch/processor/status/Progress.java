package io.otpwatch.processor.status;

import io.otpwatch.processor.correlate.Watermarks;
import java.util.Map;

/**
 * How far a task is and what it holds.
 *
 * @param watermark ms since 1970, or {@link Watermarks#UNKNOWN}: of the task, and in the second stage of the system
 * @param codesInFlight codes before their horizon; 0 in the second stage
 * @param bytes held by its state
 * @param figures further numbers, by their names in /healthz
 */
public record Progress(long watermark, long codesInFlight, long bytes, Map<String, Long> figures) {}
