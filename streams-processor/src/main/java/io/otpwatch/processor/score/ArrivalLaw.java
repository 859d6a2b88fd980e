package io.otpwatch.processor.score;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.LogNormalDistribution;

/**
 * How soon codes arrive, of those that do: F(a) is the share that has arrived, as it is seen here, when the code's age is
 * a. Held at the upper ages of {@link AgeBins} in 65,536ths, so that it is written exactly; linear between them. Immutable.
 *
 * <p>The age of a code is the clock's second less the second in which it was appended, so a code of age k is between
 * k − 1 and k seconds old; what was learnt from ages counted so is already right for ages counted so.
 */
public final class ArrivalLaw {
    private static final double[] UPPER = uppers();

    /** One by the seconds of each bin. */
    private static final double[] PER_SECOND = perSecond();

    private static final int PHASES = 10;
    private static final int UNIT = 1 << 16;

    private final float[] arrived;
    /** Integral of F from 0 to the upper age of each bin. */
    private final float[] area;

    private ArrivalLaw(float[] arrived) {
        this.arrived = arrived;
        float before = 0;
        for (int bin = 0; bin < arrived.length; bin++) {
            float rounded = (float) Math.round(arrived[bin] * UNIT) / UNIT;
            before = Math.max(before, Math.min(1, rounded));
            arrived[bin] = before;
        }
        area = new float[arrived.length];
        double sum = 0;
        for (int bin = 1; bin < arrived.length; bin++) {
            sum += (UPPER[bin] - UPPER[bin - 1]) * (arrived[bin - 1] + arrived[bin]) / 2;
            area[bin] = (float) sum;
        }
    }

    /** Of the latency's distribution function over seconds; that a code is up to a second younger than its age is minded. */
    public static ArrivalLaw of(DoubleUnaryOperator distribution) {
        float[] arrived = new float[AgeBins.BINS];
        for (int bin = 0; bin < AgeBins.BINS; bin++) {
            double sum = 0;
            for (int phase = 0; phase < PHASES; phase++) {
                double latency = UPPER[bin] - (phase + 0.5) / PHASES;
                sum += latency <= 0 ? 0 : distribution.applyAsDouble(latency);
            }
            arrived[bin] = (float) (sum / PHASES);
        }
        return new ArrivalLaw(arrived);
    }

    /** Log-normal latency. {@code median} in seconds, {@code sigma} of its logarithm. */
    public static ArrivalLaw logNormal(double median, double sigma) {
        return of(LogNormalDistribution.of(Math.log(median), sigma)::cumulativeProbability);
    }

    /**
     * Of counts by {@link AgeBins}.
     *
     * @param counts one for each bin, at least 0, together more than 0
     */
    public static ArrivalLaw ofCounts(double[] counts) {
        double total = 0;
        for (double count : counts) {
            total += count;
        }
        float[] arrived = new float[AgeBins.BINS];
        double sum = 0;
        for (int bin = 0; bin < AgeBins.BINS; bin++) {
            sum += counts[bin];
            arrived[bin] = (float) Math.min(1, sum / total);
        }
        return new ArrivalLaw(arrived);
    }

    /** F(age), 0 to 1; {@code age} in seconds, 0 below 0. */
    public double at(double age) {
        if (age < 0) {
            return 0;
        }
        int bin = AgeBins.bin((long) Math.ceil(age));
        double upper = UPPER[bin];
        if (age >= upper || bin == 0) {
            return arrived[bin];
        }
        double lower = UPPER[bin - 1];
        return arrived[bin - 1] + (arrived[bin] - arrived[bin - 1]) * (age - lower) * PER_SECOND[bin];
    }

    /** The mean of F over the ages from {@code youngest} to {@code oldest}, seconds. */
    public double mean(double youngest, double oldest) {
        return oldest <= youngest ? at(oldest) : (area(oldest) - area(Math.max(0, youngest))) / (oldest - youngest);
    }

    private double area(double age) {
        if (age <= 0) {
            return 0;
        }
        int bin = AgeBins.bin((long) Math.ceil(age));
        if (age >= UPPER[bin]) {
            return area[bin] + (age - UPPER[bin]) * arrived[bin];
        }
        double lower = UPPER[bin - 1];
        double at = arrived[bin - 1] + (arrived[bin] - arrived[bin - 1]) * (age - lower) * PER_SECOND[bin];
        return area[bin - 1] + (age - lower) * (arrived[bin - 1] + at) / 2;
    }

    /** The share that arrives at an age of the bin. */
    public double share(int bin) {
        return bin == 0 ? arrived[0] : arrived[bin] - arrived[bin - 1];
    }

    /** Each latency {@code factor} times as long. */
    public ArrivalLaw slowed(double factor) {
        return transformed(age -> at(age / factor));
    }

    /** Each latency longer by so many seconds. */
    public ArrivalLaw delayed(double seconds) {
        return transformed(age -> at(age - seconds));
    }

    /** As if a share of the codes, 0 to 1, arrived by the other law. */
    public ArrivalLaw mixedWith(ArrivalLaw other, double share) {
        return transformed(age -> (1 - share) * at(age) + share * other.at(age));
    }

    /** The age by which the share, 0 to 1, has arrived; seconds. */
    public int quantile(double share) {
        int bin = 0;
        while (bin < AgeBins.BINS - 1 && arrived[bin] < share) {
            bin++;
        }
        return AgeBins.upper(bin);
    }

    public void write(PackedWriter out) {
        int before = 0;
        for (float share : arrived) {
            int units = Math.round(share * UNIT);
            out.varint(units - before);
            before = units;
        }
    }

    public static ArrivalLaw read(PackedReader in) {
        float[] arrived = new float[AgeBins.BINS];
        int units = 0;
        for (int bin = 0; bin < AgeBins.BINS; bin++) {
            units += in.number();
            arrived[bin] = (float) units / UNIT;
        }
        return new ArrivalLaw(arrived);
    }

    private static ArrivalLaw transformed(DoubleUnaryOperator law) {
        float[] arrived = new float[AgeBins.BINS];
        for (int bin = 0; bin < AgeBins.BINS; bin++) {
            arrived[bin] = (float) law.applyAsDouble(UPPER[bin]);
        }
        return new ArrivalLaw(arrived);
    }

    private static double[] perSecond() {
        double[] perSecond = new double[AgeBins.BINS];
        for (int bin = 1; bin < AgeBins.BINS; bin++) {
            perSecond[bin] = 1 / (UPPER[bin] - UPPER[bin - 1]);
        }
        return perSecond;
    }

    private static double[] uppers() {
        double[] uppers = new double[AgeBins.BINS];
        for (int bin = 0; bin < AgeBins.BINS; bin++) {
            uppers[bin] = AgeBins.upper(bin);
        }
        return uppers;
    }
}
