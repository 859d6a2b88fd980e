package io.otpwatch.standalone.replay;

/**
 * How much shorter gaps become: 2 halves them, {@link #MAX} leaves none.
 *
 * <p>Codes are judged by when they were appended. At speed X deadlines and horizons so are X times as long in recorded
 * time: a receipt that took 2 minutes took 12 seconds at speed 10, which is in time.
 *
 * @param factor above 0 and at most a million; infinite: no gaps
 */
public record Speed(double factor) {
    /** As fast as the broker takes events: each happens when it is appended. */
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    private static final double FACTOR_MAX = 1_000_000;

    public Speed {
        if (!(factor > 0 && (factor <= FACTOR_MAX || factor == Double.POSITIVE_INFINITY))) {
            throw new IllegalArgumentException("must be above 0 and at most 1000000: " + factor);
        }
    }

    /**
     * A number, or {@code max}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Speed of(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        double factor;
        try {
            factor = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number or max: " + text, e);
        }
        if (factor == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("must be a number or max: " + text);
        }
        return new Speed(factor);
    }

    boolean isMax() {
        return factor == Double.POSITIVE_INFINITY;
    }
}
