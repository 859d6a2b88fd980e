package io.otpwatch.benchmarks.detection;

import java.util.SplittableRandom;

/** Random draws that are the same on every JDK: of a generator that is specified only the bits are used. */
final class Draws {
    private static final double UNIT = 0x1p-53;

    private final SplittableRandom random;
    private double spare;
    private boolean hasSpare;

    /** @param seeds whose combination is the seed, in their order */
    Draws(long... seeds) {
        long seed = 0;
        for (long each : seeds) {
            seed = new SplittableRandom(seed + each).nextLong();
        }
        random = new SplittableRandom(seed);
    }

    long bits() {
        return random.nextLong();
    }

    /** Between 0 and 1, both excluded. */
    double uniform() {
        return ((bits() >>> 11) + 0.5) * UNIT;
    }

    /** With mean 1. */
    double exponential() {
        return -StrictMath.log(uniform());
    }

    /** With mean 0 and standard deviation 1; Marsaglia's polar method. */
    double normal() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * uniform() - 1;
            y = 2 * uniform() - 1;
            square = x * x + y * y;
        } while (square >= 1);
        double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * factor;
        hasSpare = true;
        return x * factor;
    }
}
