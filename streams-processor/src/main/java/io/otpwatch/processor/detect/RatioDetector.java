package io.otpwatch.processor.detect;

import io.otpwatch.events.RouteState;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/**
 * The first rule: compares the share of codes in time over the last minute of cohorts past the deadline with that over
 * the ten minutes before. Judged whenever a bucket of {@link DueHistory} completes.
 *
 * <pre>
 * fewer than 20 codes due in either                     LEARNING
 * share below half the usual                            BAD; what was usual then stays the measure
 * else                                                  GOOD
 * BAD, and share at least 4/5 of the usual              GOOD
 * BAD, and fewer than 20 codes due in 10 minutes        LEARNING
 * </pre>
 *
 * <p>While BAD, a minute with fewer than 20 codes is widened back until there are 20, to ten minutes at most and not to
 * before the trouble began; if there are still fewer, the route stays BAD.
 *
 * <p>When it began: the start of the bucket of the last minute from which on most codes are lacking to three quarters of
 * the usual share, halfway between usual and the half. Worked example: usual 0.8, so 0.6 of the codes due are asked for.
 * Buckets of 10 codes, in time 8, 8, 7, 1, 0 lack −2, −2, −1, 5, 6; from the fourth on 11 are lacking, from any other on
 * less: there it began.
 *
 * <p>After a BAD time the usual share has that time in it until it is ten minutes past.
 */
final class RatioDetector implements Detector {
    private static final int FEWEST = 20;

    private RouteState state = RouteState.LEARNING;
    private long since = Seconds.UNKNOWN;
    private long badSince = Seconds.UNKNOWN;
    private Share usual = Share.NONE;
    private long judged = Seconds.UNKNOWN;

    @Override
    public void step(long second, Cohorts cohorts, DueHistory due, boolean incomplete) {
        if (since == Seconds.UNKNOWN) {
            since = second;
        }
        long complete = due.complete();
        if (complete != judged) {
            judged = complete;
            if (!incomplete) {
                enter(judge(due), second);
            }
        }
    }

    @Override
    public Verdict verdict() {
        return new Verdict(state, since, badSince, usual);
    }

    @Override
    public void write(PackedWriter out) {
        out.octet(state.ordinal());
        out.zigzag(since);
        out.zigzag(badSince);
        out.varint(usual.inTime());
        out.varint(usual.due());
        out.zigzag(judged);
    }

    @Override
    public void read(PackedReader in) {
        state = RouteState.values()[in.octet()];
        since = in.zigzag();
        badSince = in.zigzag();
        usual = new Share(in.varint(), in.varint());
        judged = in.zigzag();
    }

    private RouteState judge(DueHistory due) {
        if (state == RouteState.BAD) {
            Share now = widened(due);
            if (now.due() >= FEWEST) {
                return now.isBelow(4, 5, usual) ? RouteState.BAD : RouteState.GOOD;
            }
            long tenMinutesAgo = judged - DueHistory.USUAL;
            return due.between(tenMinutesAgo, judged).due() < FEWEST ? RouteState.LEARNING : RouteState.BAD;
        }
        Share now = due.recent();
        usual = due.usual();
        if (usual.due() < FEWEST || now.due() < FEWEST) {
            return RouteState.LEARNING;
        }
        if (now.isBelow(1, 2, usual)) {
            badSince = beginning(due) * DueHistory.BUCKET;
            return RouteState.BAD;
        }
        return RouteState.GOOD;
    }

    private void enter(RouteState next, long second) {
        if (next != state) {
            state = next;
            since = second;
        }
        if (state != RouteState.BAD) {
            badSince = Seconds.UNKNOWN;
        }
    }

    private Share widened(DueHistory due) {
        long earliest = Math.max(judged - DueHistory.USUAL, badSince / DueHistory.BUCKET);
        long from = judged - DueHistory.RECENT;
        Share share = due.between(from, judged);
        for (int bucket = due.size() - 1; bucket >= 0 && share.due() < FEWEST; bucket--) {
            if (due.number(bucket) < earliest) {
                break;
            }
            if (due.number(bucket) < from) {
                Share more = due.share(bucket);
                share = new Share(share.inTime() + more.inTime(), share.due() + more.due());
            }
        }
        return share;
    }

    /** Number of the bucket of the last minute from which on most is lacking; of several, the earliest. */
    private long beginning(DueHistory due) {
        long beginning = judged;
        long most = Long.MIN_VALUE;
        long lacking = 0;
        for (int bucket = due.size() - 1; bucket >= 0; bucket--) {
            int number = due.number(bucket);
            if (number < judged && number >= judged - DueHistory.RECENT) {
                Share share = due.share(bucket);
                lacking += 3 * usual.inTime() * share.due() - 4 * usual.due() * share.inTime();
                if (lacking >= most) {
                    most = lacking;
                    beginning = number;
                }
            }
        }
        return beginning;
    }
}
