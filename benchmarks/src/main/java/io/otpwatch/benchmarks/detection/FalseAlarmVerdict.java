package io.otpwatch.benchmarks.detection;

import io.otpwatch.benchmarks.detection.usual.Usual;

/**
 * Whether a detector gives as few false alarms as it must.
 *
 * @param row one of those of its channel, rate and setting, which all have the same false alarms
 * @param most that may be counted in the row's usual days
 */
record FalseAlarmVerdict(Row row, long most) {
    /** In all of the row's usual days. */
    long count() {
        return Math.round(row.falseAlarmsPer30Days() * row.usualDays() / Usual.DAYS_PER_ALARM);
    }

    boolean met() {
        return count() <= most;
    }
}
