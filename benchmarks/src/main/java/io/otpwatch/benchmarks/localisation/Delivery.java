package io.otpwatch.benchmarks.localisation;

/**
 * How codes arrive: with probability {@code p}, after a lognormal time.
 *
 * @param medianS of that time, in seconds
 * @param sigma of its logarithm
 */
record Delivery(double p, double medianS, double sigma) {
    static final Delivery SMS = new Delivery(.93, 6, 1);
    static final Delivery MAIL = new Delivery(.93, 15, 1.5);

    /** The probability that a code that will arrive has done so at that age. */
    double arrivedBy(double ageS) {
        return ageS <= 0 ? 0 : normal(Math.log(ageS / medianS) / sigma);
    }

    Delivery slowed(double factor) {
        return new Delivery(p, medianS * factor, sigma);
    }

    Delivery with(double otherP) {
        return new Delivery(otherP, medianS, sigma);
    }

    /** The normal distribution's cumulative probability; off by 1e-7 at most (Abramowitz and Stegun 26.2.17). */
    private static double normal(double x) {
        double t = 1 / (1 + .2316419 * Math.abs(x));
        double tail = Math.exp(-x * x / 2)
                / Math.sqrt(2 * Math.PI)
                * t
                * (.319381530 + t * (-.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x > 0 ? 1 - tail : tail;
    }
}
