package io.otpwatch.benchmarks.detection.usual;

/** The standard normal distribution. G. West, "Better approximations to cumulative normal functions", 2005, after Hart. */
final class Gaussian {
    private static final double[] ABOVE = {
        3.52624965998911e-02,
        0.700383064443688,
        6.37396220353165,
        33.912866078383,
        112.079291497871,
        221.213596169931,
        220.206867912376
    };
    private static final double[] BELOW = {
        8.83883476483184e-02,
        1.75566716318264,
        16.064177579207,
        86.7807322029461,
        296.564248779674,
        637.333633378831,
        793.826512519948,
        440.413735824752
    };
    private static final double TAIL_FROM = 7.07106781186547;
    private static final double SQRT_2_PI = 2.506628274631;

    private Gaussian() {}

    /** The probability of a value up to z, to some 1e-14. */
    static double cdf(double z) {
        double x = Math.abs(z);
        double tail = StrictMath.exp(-x * x / 2) * (x < TAIL_FROM ? ratio(x) : farRatio(x));
        return z > 0 ? 1 - tail : tail;
    }

    /** The value with that probability below it, 0 < probability < 1, to some 1e-12. */
    static double quantile(double probability) {
        double low = -40;
        double high = 40;
        while (high - low > 1e-12) {
            double middle = (low + high) / 2;
            if (cdf(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double ratio(double x) {
        return polynomial(ABOVE, x) / polynomial(BELOW, x);
    }

    private static double farRatio(double x) {
        return 1 / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) / SQRT_2_PI;
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (double coefficient : coefficients) {
            value = value * x + coefficient;
        }
        return value;
    }
}
