package io.otpwatch.processor.score;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * By how much what arrives differs from what is usual in each hour of the week, in UTC, on the routes of a channel, client
 * platforms among them: an offset to the logarithmic odds of each. Of n codes of a route on which a share of p is usual at
 * that hour, as far as is known, r arrived: by a step of Newton's method the offset is (r − np) / np(1 − p) more, to within a
 * variance of 1 / np(1 − p), to which is added how much any few minutes differ. The mean of these counts, shrunk to that of
 * the same hour on all days, which is shrunk to none. A week counts half as much as the next.
 *
 * <p>What is learnt counts once it is {@linkplain #takeLearnt taken}, to be told to who replays: so that replay counts
 * the same, though it may not meet all routes from the beginning. Held in whole numbers, so that the order of what is
 * taken at once does not matter.
 */
final class HoursOfWeek {
    private static final int HOURS = 168;
    private static final int DAY = 24;
    private static final int SECONDS = 3_600;
    private static final double UNIT = 64;

    /** Weight of the belief that there is no offset: of a standard deviation of 0.14. */
    private static final double PRIOR_WEIGHT = 50;

    /** Of fewer codes either all arrive, or many more are missing than usual: bounded, that is not right on average. */
    private static final double ENOUGH = 4;

    /** Of one stretch, and of the offset: more is trouble that went unnoticed, not the time of day. */
    private static final double MOST = 1;

    private final long[] lastHour = new long[HOURS];
    private final long[] weights = new long[HOURS];
    private final long[] offsets = new long[HOURS];
    private final Map<Long, long[]> learnt = new TreeMap<>();

    /**
     * A stretch of a route was learnt.
     *
     * @param second its beginning, since 1970
     * @param share usual on the route at this hour, as far as is known
     */
    void learnt(long second, double sent, double arrived, double share) {
        double sofar = offset(second);
        double information = sent * share * (1 - share);
        if (information < ENOUGH) {
            return;
        }
        double step = (arrived - sent * share) / information;
        double offset = Math.max(-MOST, Math.min(MOST, sofar + step));
        double weight = 1 / (1 / information + Spread.PRIOR * Spread.PRIOR);
        long[] sums = learnt.computeIfAbsent(Math.floorDiv(second, SECONDS), any -> new long[2]);
        sums[0] += Math.round(weight * UNIT);
        sums[1] += Math.round(weight * offset * UNIT);
    }

    boolean hasLearnt() {
        return !learnt.isEmpty();
    }

    /** Counts what was learnt since the last call, and writes it: number of hours; for each the hour, weight, offsets. */
    void takeLearnt(PackedWriter out) {
        out.varint(learnt.size());
        learnt.forEach((hour, sums) -> {
            out.zigzag(hour);
            out.varint(sums[0]);
            out.zigzag(sums[1]);
            count(hour, sums[0], sums[1]);
        });
        learnt.clear();
    }

    /** Counts what {@link #takeLearnt} wrote. */
    void readLearnt(PackedReader in) {
        int hours = in.number();
        for (int i = 0; i < hours; i++) {
            count(in.zigzag(), in.varint(), in.zigzag());
        }
    }

    /** What was learnt since the last {@link #takeLearnt} does not count: it is told by who took it. */
    void forgetLearnt() {
        learnt.clear();
    }

    /** To be added to the logarithmic odds of what is usual at this second since 1970, −1 to 1. */
    double offset(long second) {
        int cell = cell(Math.floorDiv(second, SECONDS));
        long weightOfDays = 0;
        long offsetOfDays = 0;
        for (int hour = cell % DAY; hour < HOURS; hour += DAY) {
            weightOfDays += weights[hour];
            offsetOfDays += offsets[hour];
        }
        double ofDays = offsetOfDays / (weightOfDays + PRIOR_WEIGHT * UNIT);
        double offset = (offsets[cell] + PRIOR_WEIGHT * UNIT * ofDays) / (weights[cell] + PRIOR_WEIGHT * UNIT);
        return Math.max(-MOST, Math.min(MOST, offset));
    }

    /** Standard deviation of the offset of an hour, as far as it is not known. */
    double doubt(long second) {
        return 1 / Math.sqrt(weights[cell(Math.floorDiv(second, SECONDS))] / UNIT + PRIOR_WEIGHT);
    }

    /** All that counts: for each hour of which something is known 1 + its number, last hour, weight, offsets; then 0. */
    void write(PackedWriter out) {
        for (int cell = 0; cell < HOURS; cell++) {
            if (weights[cell] > 0) {
                out.varint(1L + cell);
                out.zigzag(lastHour[cell]);
                out.varint(weights[cell]);
                out.zigzag(offsets[cell]);
            }
        }
        out.varint(0);
    }

    /** In the place of all that counted. */
    void read(PackedReader in) {
        clear();
        for (int next = in.number(); next > 0; next = in.number()) {
            lastHour[next - 1] = in.zigzag();
            weights[next - 1] = in.varint();
            offsets[next - 1] = in.zigzag();
        }
    }

    void clear() {
        Arrays.fill(lastHour, 0);
        Arrays.fill(weights, 0);
        Arrays.fill(offsets, 0);
        learnt.clear();
    }

    private void count(long hour, long weight, long offset) {
        int cell = cell(hour);
        double newer = kept(hour - lastHour[cell]);
        double older = kept(lastHour[cell] - hour);
        weights[cell] = Math.round(weights[cell] * newer) + Math.round(weight * older);
        offsets[cell] = Math.round(offsets[cell] * newer) + Math.round(offset * older);
        lastHour[cell] = Math.max(lastHour[cell], hour);
    }

    /** How much of what was learnt so many hours before still counts. */
    private static double kept(long hours) {
        return hours <= 0 ? 1 : Math.pow(0.5, hours / (double) HOURS);
    }

    private static int cell(long hour) {
        return (int) Math.floorMod(hour, (long) HOURS);
    }
}
