package io.otpwatch.benchmarks.detection.detectors;

/** The lower tail of the binomial distribution, exact. */
final class BinomialTail {
    private static final double NEGLIGIBLE = 1e-17;

    private final double probability;
    private double[] logFactorials = {0};

    /** @param probability of success, 0 < probability < 1 */
    BinomialTail(double probability) {
        this.probability = probability;
    }

    /** The logarithm of the probability of at most so many successes. */
    double log(int trials, int successes) {
        double logTerm = logFactorial(trials)
                - logFactorial(successes)
                - logFactorial(trials - successes)
                + successes * StrictMath.log(probability)
                + (trials - successes) * StrictMath.log1p(-probability);
        // Terms below are fractions of this one; above the mode they grow first.
        double sum = 1;
        double term = 1;
        double odds = (1 - probability) / probability;
        for (int k = successes; k > 0; k--) {
            term *= odds * k / (trials - k + 1);
            sum += term;
            if (term < NEGLIGIBLE * sum && k < trials * probability) {
                break;
            }
        }
        return Math.min(0, logTerm + StrictMath.log(sum));
    }

    private double logFactorial(int n) {
        if (n >= logFactorials.length) {
            double[] longer = new double[n * 2 + 1];
            System.arraycopy(logFactorials, 0, longer, 0, logFactorials.length);
            for (int i = logFactorials.length; i < longer.length; i++) {
                longer[i] = longer[i - 1] + StrictMath.log(i);
            }
            logFactorials = longer;
        }
        return logFactorials[n];
    }
}
