package io.otpwatch.processor.incident;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Severity;

/** How much an incident hurts, by the levels that {@link Severity} documents. */
final class Severities {
    private static final double KEEPS = 0.5;

    private Severities() {}

    /** @param before the severity so far; UNKNOWN if it is new */
    static Severity of(Cause cause, double loginsHurtPerMinute, Severity before) {
        return switch (cause) {
            case MONITOR_LAGS -> Severity.MAJOR;
            case FEED_BROKEN -> Severity.MINOR;
            default -> {
                Severity now = level(loginsHurtPerMinute);
                boolean keeps = before != Severity.UNKNOWN
                        && now.compareTo(before) < 0
                        && loginsHurtPerMinute >= KEEPS * from(before);
                yield keeps ? before : now;
            }
        };
    }

    private static Severity level(double perMinute) {
        if (perMinute >= from(Severity.CRITICAL)) {
            return Severity.CRITICAL;
        }
        if (perMinute >= from(Severity.MAJOR)) {
            return Severity.MAJOR;
        }
        return perMinute >= from(Severity.MINOR) ? Severity.MINOR : Severity.NOTICE;
    }

    private static double from(Severity severity) {
        return switch (severity) {
            case UNKNOWN, NOTICE -> 0;
            case MINOR -> 1;
            case MAJOR -> 10;
            case CRITICAL -> 100;
        };
    }
}
