package io.otpwatch.benchmarks.detection;

import io.otpwatch.benchmarks.detection.usual.Usual;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Counts the excursions that reach each of a detector's thresholds. */
final class FalseAlarms implements DoubleConsumer {
    private final List<Alarm> alarms;
    private final long[] counts;

    FalseAlarms(List<Alarm> alarms) {
        this.alarms = alarms;
        counts = new long[alarms.size()];
    }

    @Override
    public void accept(double peak) {
        for (int i = 0; i < counts.length; i++) {
            if (peak >= alarms.get(i).threshold()) {
                counts[i]++;
            }
        }
    }

    /** In 30 days, for each alarm; the parts together had so many days. */
    static double[] perPeriod(Collection<FalseAlarms> parts, double days) {
        int size = parts.iterator().next().counts.length;
        double[] rates = new double[size];
        for (FalseAlarms part : parts) {
            for (int i = 0; i < size; i++) {
                rates[i] += part.counts[i] * Usual.DAYS_PER_ALARM / days;
            }
        }
        return rates;
    }
}
