package io.otpwatch.benchmarks.detection.usual;

import java.util.function.DoubleUnaryOperator;

/**
 * How soon any detector can see a change, on average and to first order: Lorden's bound (1971), with what a code says while
 * its fate is still open. A detector whose statistic must reach {@code nats} needs {@code T} seconds with
 * {@code perSecond × ∫₀ᵀ D(a) da = nats}, where {@code D(a)} is the Kullback-Leibler divergence of a code that is watched up to
 * age {@code a}: {@code D(a) = rF ln(r/q) + (1 − rF) ln((1 − rF) / (1 − qF))}, with {@code F = F(a)}. For one false alarm in
 * a period, {@code nats} is the logarithm of the codes sent in it.
 *
 * @param perSecond codes sent, > 0
 * @param q the probability of arrival by which the detector judges, 0 < q < 1: the usual one, or its lower limit
 * @param cdf the latency by which it judges: the probability that a code that arrives does so within so many seconds
 * @param nats that its statistic must reach, > 0
 */
public record Bound(double perSecond, double q, DoubleUnaryOperator cdf, double nats) {
    private static final double LONGEST = 1e8;
    private static final double STEP = 0.01;
    private static final double GROWTH = 0.002;
    private static final double PRECISION = 1e-4;
    private static final double SETTLED = 1e-4;

    public static Bound of(Usual usual, double nats) {
        return new Bound(usual.perSecond(), usual.arrivalProbability(), usual.latency()::cdf, nats);
    }

    /**
     * Seconds, if codes sent after the change arrive with probability r and the others as usual. Infinite if r is q.
     *
     * @param r 0 ≤ r < 1
     */
    public double codesSentAfter(double r) {
        return seconds(age -> perSecond * divergence(r, age), nats);
    }

    /**
     * Seconds until codes that are sent from now on say so many nats.
     *
     * @param natsPerSecond of the codes that are sent in a second, once they have that age in seconds; nothing at age 0
     */
    public static double seconds(DoubleUnaryOperator natsPerSecond, double nats) {
        double sum = 0;
        double age = 0;
        double before = 0;
        while (age < LONGEST) {
            double step = step(age);
            double now = natsPerSecond.applyAsDouble(age + step);
            double gained = step * (before + now) / 2;
            if (sum + gained >= nats) {
                return age + step * (nats - sum) / gained;
            }
            sum += gained;
            before = now;
            age += step;
        }
        return Double.POSITIVE_INFINITY;
    }

    /**
     * Seconds, if of the receipts that would come after the change only the share r/q does, also of codes sent before. A code
     * of age a then, watched for T seconds more, says {@code θM ln θ + S₁ ln(S₁ / S₀)}: {@code M = q(F(a+T) − F(a))} would
     * have arrived, {@code θ = r/q} of it does, {@code S₀ = 1 − qF(a+T)} and {@code S₁ = 1 − qF(a) − θM} are still open.
     *
     * @param r 0 ≤ r < 1
     */
    public double receiptsAfter(double r) {
        double high = codesSentAfter(r);
        double low = 0;
        if (Double.isInfinite(high)) {
            return high;
        }
        while (high - low > PRECISION * high) {
            double middle = (low + high) / 2;
            if (fromCodesSentAfter(r, middle) + fromCodesSentBefore(r, middle) < nats) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double fromCodesSentAfter(double r, double seconds) {
        double sum = 0;
        double age = 0;
        double before = 0;
        while (age < seconds) {
            double step = Math.min(step(age), seconds - age);
            double now = divergence(r, age + step);
            sum += step * (before + now) / 2;
            before = now;
            age += step;
        }
        return perSecond * sum;
    }

    private double fromCodesSentBefore(double r, double seconds) {
        double sum = 0;
        double age = 0;
        double before = divergenceFrom(r, 0, seconds);
        while (age < LONGEST && 1 - cdf.applyAsDouble(age) > SETTLED) {
            double step = Math.max(STEP, age * 10 * GROWTH);
            double now = divergenceFrom(r, age + step, seconds);
            sum += step * (before + now) / 2;
            before = now;
            age += step;
        }
        return perSecond * sum;
    }

    private double divergence(double r, double age) {
        double arrived = cdf.applyAsDouble(age);
        double open = 1 - r * arrived;
        return timesLog(r * arrived, r / q) + timesLog(open, open / (1 - q * arrived));
    }

    private double divergenceFrom(double r, double age, double seconds) {
        double share = r / q;
        double then = cdf.applyAsDouble(age);
        double now = cdf.applyAsDouble(age + seconds);
        double arrives = share * q * (now - then);
        double open = 1 - q * then - arrives;
        return timesLog(arrives, share) + timesLog(open, open / (1 - q * now));
    }

    private static double timesLog(double factor, double of) {
        return factor <= 0 ? 0 : factor * StrictMath.log(of);
    }

    private static double step(double age) {
        return Math.max(STEP, age * GROWTH);
    }
}
