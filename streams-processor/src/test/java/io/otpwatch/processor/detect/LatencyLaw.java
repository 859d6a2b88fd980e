package io.otpwatch.processor.detect;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;

/** A law of latencies that is drawn at random, of a kind that the product's own beliefs are not of. */
final class LatencyLaw {
    private static final double SHORTEST = 0.01;
    private static final double LONGEST = 20_000;
    private static final int STEPS = 1_000;
    private static final double GROWTH = Math.log(LONGEST / SHORTEST) / (STEPS - 1);

    private final String text;
    private final double[] arrived = new double[STEPS];

    private LatencyLaw(String text, DoubleUnaryOperator distribution) {
        this.text = text;
        for (int i = 0; i < STEPS; i++) {
            arrived[i] = distribution.applyAsDouble(SHORTEST * Math.exp(i * GROWTH));
        }
    }

    /** A law whose median, of the fast mode if there are two, lies between these; seconds. */
    static LatencyLaw draw(SplittableRandom random, double leastMedian, double mostMedian) {
        double median = leastMedian * Math.pow(mostMedian / leastMedian, random.nextDouble());
        double shape = 0.8 + 1.7 * random.nextDouble();
        return switch (random.nextInt(4)) {
            case 0 -> {
                double scale = median / GammaDistribution.of(shape, 1).inverseCumulativeProbability(0.5);
                yield new LatencyLaw(
                        text("gamma, shape", shape, median), GammaDistribution.of(shape, scale)::cumulativeProbability);
            }
            case 1 -> {
                double scale = median / Math.pow(Math.log(2), 1 / shape);
                yield new LatencyLaw(
                        text("Weibull, shape", shape, median),
                        WeibullDistribution.of(shape, scale)::cumulativeProbability);
            }
            case 2 ->
                new LatencyLaw(
                        text("exponential", 1, median),
                        ExponentialDistribution.of(median / Math.log(2))::cumulativeProbability);
            default -> twoModes(random, median);
        };
    }

    /** A tenth or so comes by another way, which is several times slower. */
    private static LatencyLaw twoModes(SplittableRandom random, double median) {
        double slow = 0.03 + 0.12 * random.nextDouble();
        double slower = 4 + 4 * random.nextDouble();
        LogNormalDistribution fastMode = LogNormalDistribution.of(Math.log(median), 0.4 + 0.5 * random.nextDouble());
        LogNormalDistribution slowMode = LogNormalDistribution.of(Math.log(median * slower), 0.5);
        return new LatencyLaw(
                text(String.format(Locale.ROOT, "two modes, %.2f of it %.1f times slower,", slow, slower), 1, median),
                age -> (1 - slow) * fastMode.cumulativeProbability(age) + slow * slowMode.cumulativeProbability(age));
    }

    /** Seconds. */
    double next(SplittableRandom random) {
        double share = random.nextDouble();
        int low = 0;
        int high = STEPS - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (arrived[middle] < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double part = Math.min(1, Math.max(0, (share - arrived[low]) / Math.max(1e-12, arrived[high] - arrived[low])));
        return SHORTEST * Math.exp((low + part) * GROWTH);
    }

    /** The latency that so large a share of what arrives does not exceed; seconds. */
    double quantile(double share) {
        int step = 0;
        while (step < STEPS - 1 && arrived[step] < share) {
            step++;
        }
        return SHORTEST * Math.exp(step * GROWTH);
    }

    @Override
    public String toString() {
        return text;
    }

    private static String text(String kind, double shape, double median) {
        return String.format(Locale.ROOT, "%s %.2f, median %.1f s", kind, shape, median);
    }
}
