package io.otpwatch.processor.incident;

/**
 * Whether the monitor sees.
 *
 * @param isLagging whether what it knows is too old to judge by
 * @param behindMs how far its watermark is behind, ms
 * @param since since when it lags, ms since 1970; without meaning if it does not
 */
public record MonitorStatus(boolean isLagging, long behindMs, long since) {
    public static final MonitorStatus SEES = new MonitorStatus(false, 0, 0);
}
