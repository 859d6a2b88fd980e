package io.otpwatch.simulator;

import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Random draws from one seed, the same on every JDK.
 *
 * <p>Only {@link SplittableRandom#nextLong()} and {@link StrictMath} are used: the JDK's own
 * Gaussian and exponential draws may change their algorithm between releases, and with it every
 * simulated run.
 */
final class Draws {
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final SplittableRandom random;
    private double spareGaussian = Double.NaN;

    Draws(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** In [0, 1). */
    double uniform() {
        return (random.nextLong() >>> 11) * TWO_TO_MINUS_53;
    }

    double between(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** In [0, bound). */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    boolean chance(double share) {
        return uniform() < share;
    }

    double exponential(double mean) {
        return -mean * StrictMath.log1p(-uniform());
    }

    /** Standard normal, by Marsaglia's polar method. */
    double gaussian() {
        if (!Double.isNaN(spareGaussian)) {
            double spare = spareGaussian;
            spareGaussian = Double.NaN;
            return spare;
        }
        double x;
        double y;
        double square;
        do {
            x = between(-1, 1);
            y = between(-1, 1);
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spareGaussian = y * scale;
        return x * scale;
    }

    /** A random (version 4) UUID in lower case. */
    String uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    String hex(int length) {
        return digits(length, 16);
    }

    String digits(int length, int radix) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(DIGITS.charAt(below(radix)));
        }
        return text.toString();
    }
}
