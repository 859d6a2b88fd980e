package io.otpwatch.processor.overview;

import io.otpwatch.events.FeedVerdict;
import io.otpwatch.processor.incident.FeedState;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.List;

/**
 * Whether one provider's receipts come. With n receipts to be expected since the newest, there are none by chance with
 * probability e^−n. Providers that tell in batches are silent between them: the feed is dead only when it is silent for
 * much longer than it has been while it was alive and receipts were due; while that is not known, for more than a minute.
 *
 * <p>One that would be dead is late while newer and newer receipts come all the same: each tells of the same minutes ago.
 *
 * <p>A dead feed is alive again when receipts have come, and for nothing else. Where nothing more is expected, as codes go by
 * another provider or it is night, it is silent: nothing is known of it then, and no receipt is no news.
 */
final class FeedWatch {
    private static final double REMARKABLE = 3;
    private static final double DEAD = 20;
    private static final double LONGER = 3;
    private static final long SLACK = 5_000;
    private static final int KNOWN_GAPS = 20;
    private static final long UNKNOWN_GAP = 30_000;
    /** A gateway that is started anew, or a broker that changes, is no death. */
    private static final long LEAST_GAP = 5_000;

    private static final int OFTEN_DEATHS = 3;
    private static final long OFTEN = 7_200_000;
    /** A dead feed is alive again when receipts have come for so long: of what was under way stragglers still come, ms. */
    private static final long ALIVE = 5_000;

    /** So long must newer receipts have come for it to be late: one that catches up after its death mostly has by then, ms. */
    private static final long COMING = 30_000;

    /** The longest silence loses half its weight in a day. */
    private static final double HALF_LIFE = 86_400_000;

    private long receivedAt;
    private int gaps;
    private double longestGap;
    private long gapAt;
    private FeedState state = FeedState.UNKNOWN;
    private int deaths;
    private long diedAt;
    private long silentSince;
    /** Of a death the end has not been seen: it is dead, or silent as nothing is expected. */
    private boolean isWaiting;
    /** Since when receipts come again, while its end is waited for; 0: they do not. */
    private long fedSince;
    /** What came lately was not seen: the first gap is none. */
    private boolean isNew;
    /** The most receipts that were missed since the newest. */
    private double missed;
    /** When a newer receipt than all before came last, and since when they do without a pause. */
    private long cameAt;

    private long comingSince;
    /** Of one that is late, how old what the newest tells was when it came, ms. */
    private long lateMs;

    FeedState state() {
        return state;
    }

    /** When the newest receipt came, or the last before the feed was dead, until it is alive again; ms since 1970. */
    long silentSince() {
        return isWaiting ? silentSince : receivedAt;
    }

    /** Of one that is late, how old what it tells is; ms. */
    long lateMs() {
        return lateMs;
    }

    /** What comes meanwhile is not seen. */
    void unseen() {
        isNew = true;
        cameAt = 0;
    }

    /** {@code now}: watermark, ms since 1970. */
    void step(List<FeedVerdict> said, long now) {
        long newest = said.stream().mapToLong(FeedVerdict::getReceivedAt).max().orElse(receivedAt);
        double expected = said.stream()
                .filter(each -> each.getReceivedAt() == newest || each.getReceivedAt() > now - SLACK)
                .mapToDouble(FeedVerdict::getExpected)
                .sum();
        boolean hasCome = newest > receivedAt;
        if (hasCome) {
            if (!isWaiting && receivedAt > 0 && !isNew) {
                // Where nothing was due, silence says nothing of how long the feed may be silent.
                long gap = newest - receivedAt;
                learn(missed >= REMARKABLE ? gap : Math.min(gap, LEAST_GAP), now);
            }
            come(now);
            receivedAt = newest;
            isNew = false;
            missed = 0;
        }
        if (state == FeedState.LATE && cameAt == 0) {
            cameAt = now; // as what came while it was not seen is not known
        }
        missed = Math.max(missed, expected);
        long silent = now - newest;
        double longest = Math.max(longestGap, gaps >= KNOWN_GAPS ? LEAST_GAP : UNKNOWN_GAP);
        boolean isFed = expected < REMARKABLE || silent <= SLACK;
        if (expected >= DEAD && silent > LONGER * longest + SLACK) {
            die(now);
        } else if (isWaiting) {
            revive(hasCome, silent, expected, now);
        } else {
            state = isFed ? FeedState.FED : FeedState.SILENT;
        }
    }

    /** One that was late goes on being so where some was not seen. */
    private void come(long now) {
        boolean goesOn = isNew && state == FeedState.LATE;
        if (now - cameAt > longestGap + SLACK && !goesOn) {
            comingSince = now;
        }
        cameAt = now;
    }

    /** Dead, or late. */
    private void die(long now) {
        if (!isWaiting) {
            silentSince = receivedAt;
            deaths = now - diedAt <= OFTEN ? deaths + 1 : 1;
            diedAt = now;
            isWaiting = true;
        }
        boolean isComing = now - cameAt <= longestGap + SLACK && now - comingSince >= COMING;
        state = isComing ? FeedState.LATE : FeedState.DEAD;
        lateMs = isComing ? cameAt - receivedAt : 0;
        fedSince = 0;
    }

    /** What comes in batches is not cut off by the time between two of them. */
    private void revive(boolean hasCome, long silent, double expected, long now) {
        if (hasCome && fedSince == 0) {
            fedSince = now;
        } else if (expected >= REMARKABLE && silent > longestGap + SLACK) {
            fedSince = 0;
        }
        if (fedSince > 0 && receivedAt - fedSince >= ALIVE) {
            endDeath(now);
        } else if (expected < REMARKABLE && silent > SLACK) {
            state = FeedState.SILENT;
        }
    }

    /** Has it been dead again and again, so long a silence is nothing but a batch that was waited for. */
    private void endDeath(long now) {
        if (deaths >= OFTEN_DEATHS) {
            learn(fedSince - silentSince, now);
        }
        isWaiting = false;
        fedSince = 0;
        state = FeedState.FED;
    }

    private void learn(long gap, long now) {
        double faded = longestGap * Math.pow(0.5, (now - gapAt) / HALF_LIFE);
        longestGap = Math.max(faded, gap);
        gapAt = now;
        gaps = Math.min(KNOWN_GAPS, gaps + 1);
    }

    void write(PackedWriter out) {
        out.varint(receivedAt);
        out.varint(gaps);
        out.real(longestGap);
        out.varint(gapAt);
        out.octet(state.ordinal());
        out.varint(silentSince);
        out.varint(fedSince);
        out.varint(deaths);
        out.varint(diedAt);
        out.octet(isWaiting ? 1 : 0);
        out.varint(comingSince);
        out.varint(lateMs);
    }

    static FeedWatch read(PackedReader in) {
        FeedWatch watch = new FeedWatch();
        watch.receivedAt = in.varint();
        watch.gaps = in.number();
        watch.longestGap = in.real();
        watch.gapAt = in.varint();
        watch.state = FeedState.values()[in.octet()];
        watch.silentSince = in.varint();
        watch.fedSince = in.varint();
        watch.deaths = in.number();
        watch.diedAt = in.varint();
        watch.isWaiting = in.octet() == 1;
        watch.comingSince = in.varint();
        watch.lateMs = in.varint();
        watch.isNew = true;
        return watch;
    }
}
