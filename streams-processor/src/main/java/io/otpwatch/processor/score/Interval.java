package io.otpwatch.processor.score;

/**
 * Where a share may lie, to 95 %: the score interval (Wilson 1927), the shares of which what was counted is within 1.96
 * standard deviations.
 *
 * @param low 0 to 1
 * @param high {@code low} to 1
 */
public record Interval(double low, double high) {
    private static final double SIGMAS = 1.959964;

    /** Of {@code trials} some were hits, which is {@code share} of them; trials need not be whole. Of none, 0 to 1. */
    public static Interval of(double share, double trials) {
        double squared = SIGMAS * SIGMAS;
        double middle = trials * share + squared / 2;
        double half = SIGMAS * Math.sqrt(trials * share * (1 - share) + squared / 4);
        double all = trials + squared;
        return new Interval(Math.max(0, (middle - half) / all), Math.min(1, (middle + half) / all));
    }
}
