package io.otpwatch.processor.volume;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/**
 * How much is usually sent in each hour of the week (UTC): the mean of some weeks, recent ones counting more. Unknown until
 * each hour of the day was seen; a curve of the day until each hour of the week was: the seams of half a curve would look
 * like traffic that rises or falls. An hour of the week of which little is known is like that hour of other days, by as
 * much as its day differs from them.
 */
final class WeekCurve {
    private static final int HOURS = 168;
    private static final int DAY = 24;
    private static final int HOUR_SECONDS = 3_600;

    /** So many weeks count in full; of more, each new one counts one in so many. */
    private static final int MOST_WEEKS = 4;

    /** Weight of what is not this hour's own: so many sends, and so many hours. */
    private static final double PRIOR_SENDS = 10;

    private static final double PRIOR_HOURS = 0.5;

    /** Sends a second; as the upper bits of a float, which is two per mille off at most. */
    private final char[] means = new char[HOURS];

    private final byte[] weeks = new byte[HOURS];
    private int known;

    /** So much was sent a second in that hour of the week; the hour is given by any second of it. */
    void add(long second, double perSecond) {
        int cell = cell(Math.floorDiv(second, HOUR_SECONDS));
        int seen = Math.min(MOST_WEEKS, weeks[cell] + 1);
        double mean = unpack(means[cell]);
        known += weeks[cell] == 0 ? 1 : 0;
        means[cell] = pack(mean + (perSecond - mean) / seen);
        weeks[cell] = (byte) seen;
    }

    /** Sends a second, more than 0; or 0 where the curve is not known yet. */
    double at(long second) {
        double overall = overall();
        if (overall <= 0) {
            return 0;
        }
        long sinceMiddle = second - HOUR_SECONDS / 2;
        long hour = Math.floorDiv(sinceMiddle, HOUR_SECONDS);
        double part = Math.floorMod(sinceMiddle, HOUR_SECONDS) / (double) HOUR_SECONDS;
        return (1 - part) * hour(cell(hour), overall) + part * hour(cell(hour + 1), overall);
    }

    /** Whether all hours of the week are known. */
    boolean isWeek() {
        return known == HOURS;
    }

    void write(PackedWriter out) {
        for (int cell = 0; cell < HOURS; cell++) {
            out.octet(weeks[cell]);
            if (weeks[cell] > 0) {
                out.octet(means[cell] >>> Byte.SIZE);
                out.octet(means[cell]);
            }
        }
    }

    void read(PackedReader in) {
        for (int cell = 0; cell < HOURS; cell++) {
            weeks[cell] = (byte) in.octet();
            known += weeks[cell] == 0 ? 0 : 1;
            means[cell] = weeks[cell] > 0 ? (char) ((in.octet() & 0xff) << Byte.SIZE | (in.octet() & 0xff)) : 0;
        }
    }

    private double hour(int cell, double overall) {
        double likeOtherDays = shrunk(cell % DAY, HOURS, DAY, overall);
        if (!isWeek()) {
            return likeOtherDays;
        }
        int midnight = cell - cell % DAY;
        double ofDay = shrunk(midnight, midnight + DAY, 1, overall) / overall;
        return shrunk(cell, cell + 1, 1, likeOtherDays * ofDay);
    }

    /** The mean of these cells, as far as it is known; else {@code prior}. */
    private double shrunk(int from, int to, int step, double prior) {
        double sent = 0;
        int hours = 0;
        for (int cell = from; cell < to; cell += step) {
            sent += sent(cell);
            hours += weeks[cell];
        }
        double priorSent = PRIOR_SENDS + PRIOR_HOURS * HOUR_SECONDS * prior;
        return (sent + priorSent) / (hours * HOUR_SECONDS + priorSent / prior);
    }

    /** Of all that is known; 0 while some hour of the day is not. */
    private double overall() {
        double sent = 0;
        int hours = 0;
        for (int hour = 0; hour < DAY; hour++) {
            int before = hours;
            for (int cell = hour; cell < HOURS; cell += DAY) {
                sent += sent(cell);
                hours += weeks[cell];
            }
            if (hours == before) {
                return 0;
            }
        }
        return sent / hours / HOUR_SECONDS;
    }

    private double sent(int cell) {
        return weeks[cell] * HOUR_SECONDS * unpack(means[cell]);
    }

    private static int cell(long hour) {
        return (int) Math.floorMod(hour, (long) HOURS);
    }

    private static char pack(double value) {
        return (char) ((Float.floatToIntBits((float) value) + 0x4000) >>> 15);
    }

    private static double unpack(char packed) {
        return Float.intBitsToFloat(packed << 15);
    }
}
