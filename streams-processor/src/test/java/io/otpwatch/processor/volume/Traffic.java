package io.otpwatch.processor.volume;

import java.util.SplittableRandom;

/** Sends by chance: with a course of the day and the week, and with good and bad stretches of ten minutes. */
final class Traffic {
    /** A Monday, 00:00 UTC. */
    static final long MONDAY = 1_704_672_000L;

    static final int DAY = 86_400;

    private final SplittableRandom random;
    private final double perMinute;
    private double dayFactor = 1;
    private double weekend = 1;
    private double spread;
    private long shift;
    private long stretch = -1;
    private double factor = 1;

    /** Even. */
    Traffic(long seed, double perMinute) {
        this.random = new SplittableRandom(seed);
        this.perMinute = perMinute;
    }

    /** {@code times} as much at noon as at midnight; the geometric mean of both stays. */
    Traffic day(double times) {
        dayFactor = times;
        return this;
    }

    /** So much of a working day's sends on Saturday and Sunday. */
    Traffic weekend(double part) {
        weekend = part;
        return this;
    }

    /** Standard deviation of the factor of a stretch of ten minutes, gamma with mean 1. */
    Traffic spread(double deviation) {
        spread = deviation;
        return this;
    }

    /** From now on all comes so many seconds earlier. */
    void shift(long seconds) {
        shift = seconds;
    }

    /** Sent in the seconds up to {@code second}; {@code part} of the usual. */
    long next(long second, long seconds, double part) {
        return poisson(perMinute / 60 * seconds * part * course(second) * factor(second));
    }

    private double course(long second) {
        long since = second + shift - MONDAY;
        double phase = 2 * Math.PI * since / DAY;
        double day = Math.exp(-0.5 * Math.log(dayFactor) * Math.cos(phase));
        return since / DAY % 7 >= 5 ? day * weekend : day;
    }

    private double factor(long second) {
        if (spread > 0 && second / 600 != stretch) {
            stretch = second / 600;
            factor = gamma(1 / (spread * spread)) * spread * spread;
        }
        return factor;
    }

    private long poisson(double mean) {
        if (mean > 30) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
        }
        double limit = Math.exp(-mean);
        long count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** Marsaglia and Tsang 2000. */
    private double gamma(double shape) {
        double d = shape - 1.0 / 3;
        while (true) {
            double x = normal();
            double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    private double normal() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
