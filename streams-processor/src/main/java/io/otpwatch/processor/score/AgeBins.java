package io.otpwatch.processor.score;

/**
 * Ages of codes in whole seconds, in bins that are the same for every route, so that counts by bin add exactly: one bin a
 * second up to 16 s, then eight an octave up to 4,096 s, the last bin open. From 16 s on an age is known to within 6 to
 * 13 %. Worked example: 40 s lies in octave 5 (32 to 63) and there in the bin from 40 to 43.
 */
public final class AgeBins {
    private static final int SUB_BITS = 3;
    private static final int SUBS = 1 << SUB_BITS;
    private static final int FIRST_OCTAVE = SUB_BITS + 1;
    private static final int OCTAVES = 12;

    /** Ages below this have bins of one second. */
    static final int FINE = 1 << FIRST_OCTAVE;

    /** How many bins there are. */
    public static final int BINS = FINE + (OCTAVES - FIRST_OCTAVE) * SUBS;

    private AgeBins() {}

    /** {@code age} in seconds; one below 0 counts as 0. */
    public static int bin(long age) {
        int value = (int) Math.max(0, Math.min(age, (1 << OCTAVES) - 1));
        if (value < FINE) {
            return value;
        }
        int octave = 31 - Integer.numberOfLeadingZeros(value);
        int sub = value >>> (octave - SUB_BITS) & (SUBS - 1);
        return FINE + (octave - FIRST_OCTAVE) * SUBS + sub;
    }

    /** The highest age of the bin, seconds. */
    public static int upper(int bin) {
        if (bin < FINE) {
            return bin;
        }
        int octave = (bin - FINE) / SUBS + FIRST_OCTAVE;
        int sub = (bin - FINE) % SUBS + SUBS + 1;
        return (sub << (octave - SUB_BITS)) - 1;
    }
}
