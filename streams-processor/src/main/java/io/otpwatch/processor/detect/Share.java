package io.otpwatch.processor.detect;

/**
 * Codes due, failures that blame the recipient left out, and how many of them had arrived in time.
 *
 * @param inTime at most {@code due}
 * @param due at least 0
 */
record Share(long inTime, long due) {
    static final Share NONE = new Share(0, 0);

    /** From 0 to 1; of no codes, 0. */
    double ratio() {
        return due == 0 ? 0 : (double) inTime / due;
    }
}
