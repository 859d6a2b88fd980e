package io.otpwatch.benchmarks.detection;

import io.otpwatch.benchmarks.detection.usual.Usual;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * At most one false alarm in 30 days, of otpwatch with the threshold that needs no simulation and with defaults: else any
 * delay could be had by a lower threshold.
 *
 * <p>What is counted is chance, the more so the fewer days are played. A bar of one by the count itself would be missed in 38
 * of a hundred runs of 40 days by a detector that gives just one in 30. So the most that may be counted is what such a
 * detector exceeds in at most 5 % of runs, if its false alarms are a Poisson process:
 *
 * <pre>
 * days                         1,500    500    150     40
 * to be expected of one in 30     50   16.7      5    1.3
 * at most                         62     24      9      3
 * that is, in 30 days           1.24   1.44    1.8   2.25
 * </pre>
 *
 * <p>So the bar says for certain only what many days say: three in 30 days are seen in all runs of 500 days, in 93 % of those
 * of 150, in 57 % of those of 40. A busy route is played for fewer days as they take long; its threshold is of the same
 * formula. With a tenth of the days ({@code --quick}) only gross excess is seen.
 *
 * <p>Thresholds from simulated days have no bar: they are made so that there is one in 30 days, from as many days as they are
 * tried in, so half of them give more. Nor have other detectors, which promise nothing.
 */
final class FalseAlarmBars {
    private static final double SURELY = 0.95;
    private static final Set<Setting> JUDGED = EnumSet.of(Setting.CLOSED_FORM, Setting.DEFAULTS);

    private FalseAlarmBars() {}

    private record Played(String channel, int rate, Setting setting) {}

    /** One for each channel, rate and setting for which there is a bar, in the order of the rows. */
    static List<FalseAlarmVerdict> verdicts(List<Row> rows) {
        Set<Played> seen = new HashSet<>();
        List<FalseAlarmVerdict> verdicts = new ArrayList<>();
        for (Row row : rows) {
            boolean judged = row.detector().equals(Contenders.OTPWATCH) && JUDGED.contains(row.setting());
            if (judged && seen.add(new Played(row.channel(), row.rate(), row.setting()))) {
                verdicts.add(new FalseAlarmVerdict(row, most(row.usualDays())));
            }
        }
        return verdicts;
    }

    /** The most that may be counted in so many days, > 0. */
    static long most(double days) {
        double expected = days / Usual.DAYS_PER_ALARM;
        long count = 0;
        double exactly = StrictMath.exp(-expected);
        for (double atMost = exactly; atMost < SURELY; atMost += exactly) {
            count++;
            exactly *= expected / count;
        }
        return count;
    }
}
