package io.otpwatch.processor.incident;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Severity;
import io.otpwatch.processor.localise.Scope;

/** How much an incident hurts, by the levels that {@link Severity} documents. */
final class Severities {
    private static final double KEEPS = 0.5;

    private Severities() {}

    /** @param before the severity so far; UNKNOWN if it is new */
    static Severity of(Cause cause, Candidate candidate, Severity before) {
        Severity level = level(candidate.facts().impact().loginsHurtPerMinute(), before);
        return switch (cause) {
            case MONITOR_LAGS -> Severity.MAJOR;
            case FEED_BROKEN -> Severity.MINOR;
            case PROVIDER_SILENT -> highest(level, Severity.MINOR);
            case SENDS_STOPPED -> isWhole(candidate.scope()) ? highest(level, Severity.MAJOR) : level;
            default -> candidate.isEntered() ? lowest(level, Severity.MINOR) : level;
        };
    }

    private static Severity level(double loginsHurtPerMinute, Severity before) {
        Severity now = level(loginsHurtPerMinute);
        boolean keeps =
                before != Severity.UNKNOWN && now.compareTo(before) < 0 && loginsHurtPerMinute >= KEEPS * from(before);
        return keeps ? before : now;
    }

    /** All codes, or all of a channel. */
    private static boolean isWhole(Scope scope) {
        return scope.attributes().stream()
                .allMatch(attribute -> attribute.name().equals("channel"));
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

    private static Severity highest(Severity one, Severity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Severity lowest(Severity one, Severity other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
