package io.otpwatch.standalone.table;

import io.otpwatch.processor.correlate.LatencyBins;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What happened on one domain, second by second, as far back as the table looks.
 *
 * <p>Entries lag their challenges by the time that reading and typing takes, so the challenges that they are compared
 * with are those of a window that ends {@value #ENTRY_LAG_S} s earlier: else a domain whose traffic grows would look
 * worse than it is.
 */
final class SlidingCounts {
    private static final int RATE_WINDOW_S = 60;
    private static final int ENTRY_WINDOW_S = 120;
    private static final int ENTRY_LAG_S = 15;
    private static final int CHALLENGES_MIN = 10;
    private static final int KEPT_S = ENTRY_WINDOW_S + ENTRY_LAG_S + 1;

    private final Second[] seconds = new Second[KEPT_S];
    private long inFlight;

    /** @param second when it happened, seconds since 1970 */
    void add(Delta delta, long second) {
        inFlight += delta.inFlight();
        int slot = (int) (second % KEPT_S);
        Second kept = seconds[slot];
        if (kept == null || kept.at != second) {
            kept = new Second(second);
            seconds[slot] = kept;
        }
        kept.add(delta);
    }

    DomainRow row(String domain, String operator, long now) {
        Second recent = sum(now - RATE_WINDOW_S, now);
        long due = recent.inTime + recent.notInTime;
        return new DomainRow(
                domain,
                operator,
                recent.sent,
                due == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) recent.inTime / due),
                due,
                entered(now),
                recent.latency.count() == 0 ? OptionalLong.empty() : OptionalLong.of(recent.latency.quantileMs(0.95)),
                inFlight);
    }

    private OptionalDouble entered(long now) {
        long entered = sum(now - ENTRY_WINDOW_S, now).entered;
        long challenges = sum(now - ENTRY_WINDOW_S - ENTRY_LAG_S, now - ENTRY_LAG_S).challenges;
        return challenges < CHALLENGES_MIN
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(1, (double) entered / challenges));
    }

    /** All after {@code from} up to and with {@code to}. */
    private Second sum(long from, long to) {
        Second sum = new Second(to);
        for (Second second : seconds) {
            if (second != null && second.at > from && second.at <= to) {
                sum.add(second);
            }
        }
        return sum;
    }

    private static final class Second {
        private final long at;
        private final LatencyBins latency = new LatencyBins();
        private long sent;
        private long challenges;
        private long entered;
        private long inTime;
        private long notInTime;

        Second(long at) {
            this.at = at;
        }

        void add(Delta delta) {
            sent += delta.sent();
            challenges += delta.challenges();
            entered += delta.entered();
            inTime += delta.inTime();
            notInTime += delta.notInTime();
            latency.merge(delta.latency());
        }

        void add(Second other) {
            add(new Delta(
                    other.sent, other.challenges, other.entered, other.inTime, other.notInTime, 0, other.latency));
        }
    }
}
