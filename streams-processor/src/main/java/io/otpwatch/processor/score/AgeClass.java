package io.otpwatch.processor.score;

/**
 * Ages of arrivals by octave, coarse enough to be kept for each cohort: up to 1 s, 2 s, 4 s, … 1,024 s, and beyond. They
 * tell codes that come late from codes that are lost.
 */
public final class AgeClass {
    /** How many classes there are. */
    public static final int COUNT = 12;

    private AgeClass() {}

    /** {@code age} in seconds; one below 0 counts as 0. */
    public static int of(long age) {
        if (age <= 1) {
            return 0;
        }
        return Math.min(COUNT - 1, Long.SIZE - Long.numberOfLeadingZeros(age - 1));
    }

    /** The share of a law's codes that arrive at an age of the class. */
    static double share(ArrivalLaw law, int ageClass) {
        double upTo = ageClass == COUNT - 1 ? 1 : law.at(1L << ageClass);
        return ageClass == 0 ? upTo : upTo - law.at(1L << (ageClass - 1));
    }
}
