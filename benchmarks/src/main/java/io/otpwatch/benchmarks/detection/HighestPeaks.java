package io.otpwatch.benchmarks.detection;

import io.otpwatch.benchmarks.detection.usual.Usual;
import java.util.Collection;
import java.util.PriorityQueue;
import java.util.function.DoubleConsumer;

/** The highest of the excursions in usual times, and the threshold that they give. */
final class HighestPeaks implements DoubleConsumer {
    private static final int KEPT = 60;

    private final PriorityQueue<Double> highest = new PriorityQueue<>(KEPT + 1);

    /** How the rate of excursions falls with their height. */
    enum Tail {
        /** By e for each nat, as likelihood ratios do. */
        UNIT,
        /** Exponentially, at a pace taken from the highest excursions (Hill 1975). */
        FITTED
    }

    static HighestPeaks of(Collection<HighestPeaks> parts) {
        HighestPeaks all = new HighestPeaks();
        parts.forEach(part -> part.highest.forEach(all::accept));
        return all;
    }

    @Override
    public void accept(double peak) {
        if (highest.size() < KEPT) {
            highest.add(peak);
        } else if (peak > highest.element()) {
            highest.remove();
            highest.add(peak);
        }
    }

    /**
     * The height that one excursion in 30 days reaches: on from the 60th highest.
     *
     * @param days in which the excursions were
     */
    double threshold(double days, Tail tail) {
        if (highest.size() < KEPT) {
            throw new IllegalArgumentException("only " + highest.size() + " excursions in " + days + " days");
        }
        double lowest = highest.element();
        double perNat = 1;
        if (tail == Tail.FITTED) {
            perNat = highest.stream().mapToDouble(each -> each - lowest).sum() / (KEPT - 1);
        }
        return lowest + perNat * StrictMath.log(KEPT * Usual.DAYS_PER_ALARM / days);
    }
}
