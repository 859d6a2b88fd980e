package io.otpwatch.benchmarks.detection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Arrays;

/**
 * How soon one detector saw one incident. Seconds that are infinite are null in JSON.
 *
 * @param channel sms or email
 * @param rate codes a minute
 * @param p the probability of arrival of what is hit
 * @param type A: codes sent after the change; B: receipts that would come after it
 * @param detector its name
 * @param medianSeconds from the change to the alarm
 * @param p95Seconds that 95 % of the runs reach at most
 * @param boundSeconds the least that is possible, on average and to first order
 * @param falseAlarmsPer30Days measured in usual times other than those the threshold is from
 * @param usualDays in which they were counted
 * @param threshold of the statistic; for defaults the statistic is in thresholds
 * @param runs incidents
 * @param missed of them, not seen within two weeks
 */
record Row(
        String channel,
        int rate,
        double p,
        ChangeType type,
        String detector,
        Setting setting,
        double medianSeconds,
        double p95Seconds,
        double boundSeconds,
        double falseAlarmsPer30Days,
        double usualDays,
        double threshold,
        int runs,
        long missed) {
    private static final double HIGH = 0.95;

    static Row of(
            Incident incident,
            Contender contender,
            Alarm alarm,
            double[] delays,
            double bound,
            double falseAlarms,
            double usualDays) {
        double[] sorted = delays.clone();
        Arrays.sort(sorted);
        return new Row(
                incident.channel().text(),
                incident.ratePerMinute(),
                incident.p(),
                incident.type(),
                contender.name(),
                alarm.setting(),
                median(sorted),
                sorted[(int) Math.ceil(HIGH * sorted.length) - 1],
                bound,
                falseAlarms,
                usualDays,
                alarm.threshold(),
                sorted.length,
                Arrays.stream(sorted).filter(Double::isInfinite).count());
    }

    static double median(double... sorted) {
        int size = sorted.length;
        return (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
    }

    @JsonIgnore
    boolean isOf(Incident incident) {
        return channel.equals(incident.channel().text())
                && rate == incident.ratePerMinute()
                && p == incident.p()
                && type == incident.type();
    }
}
