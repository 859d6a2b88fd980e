package io.otpwatch.benchmarks.detection;

/**
 * Whether a row is as it must be.
 *
 * @param against what it is compared with, in words
 * @param least seconds that its median must have
 * @param most seconds that its median may have
 */
record Verdict(Row row, String against, double least, double most) {
    boolean met() {
        return row.medianSeconds() >= least && row.medianSeconds() <= most;
    }
}
