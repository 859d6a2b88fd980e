package io.otpwatch.processor.score;

/**
 * The hypothesis that only a part of what usually arrives does, and what a code says of it, in nats against "as usual".
 *
 * <p>Let x be the share of codes that has usually arrived at an age, and ρ the part of it that arrives now. A code that
 * has arrived counts ln ρ, one that has not ln((1 − ρx) / (1 − x)), which is at least 0 and grows with age. A code that
 * is known not to arrive counts as one of infinite age.
 */
public final class Shortfall {
    private static final int STEPS = 1024;
    private static final double SCALE = STEPS / Normal.MAX;
    private static final int PERCENT = 100;
    private static final Shortfall[] PARTS = new Shortfall[PERCENT - 1];

    static {
        for (int i = 0; i < PARTS.length; i++) {
            PARTS[i] = new Shortfall((i + 1.0) / PERCENT);
        }
    }

    private final double part;
    private final double ofArrived;
    private final double[] ofMissing = new double[STEPS + 2];

    private Shortfall(double part) {
        this.part = part;
        ofArrived = StrictMath.log(part);
        for (int i = 0; i < ofMissing.length; i++) {
            double x = Math.min(Normal.MAX, i / SCALE);
            ofMissing[i] = StrictMath.log1p(-part * x) - StrictMath.log1p(-x);
        }
    }

    /** {@code part}: ρ, 0.01 to 0.99; rounded to hundredths. */
    public static Shortfall of(double part) {
        return PARTS[(int) Math.round(part * PERCENT) - 1];
    }

    public double part() {
        return part;
    }

    /** Of a code that has arrived; less than 0. */
    public double ofArrived() {
        return ofArrived;
    }

    /**
     * Of a code that has not; exact to 2e-4 nats.
     *
     * @param usually share that has usually arrived, 0 to {@link Normal#MAX}
     */
    public double ofMissing(double usually) {
        double place = usually * SCALE;
        int step = (int) place;
        return ofMissing[step] + (ofMissing[step + 1] - ofMissing[step]) * (place - step);
    }
}
