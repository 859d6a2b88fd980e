package io.otpwatch.processor.overview;

import io.otpwatch.events.FeedVerdict;
import io.otpwatch.processor.incident.FeedState;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.List;

/**
 * Whether one provider's receipts come. With n receipts to be expected since the newest, there are none by chance with
 * probability e^−n. Providers that tell in batches are silent between them: the feed is dead only when it is silent for
 * much longer than it has been while it was alive; while that is not known, for more than a minute.
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
    /** A dead feed is alive again when it has been fed for so long: of what was under way stragglers still come, ms. */
    private static final long ALIVE = 5_000;

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
    private long fedSince;

    FeedState state() {
        return state;
    }

    /** When the newest receipt came, or the last before the feed was dead; ms since 1970. */
    long silentSince() {
        return state == FeedState.DEAD ? silentSince : receivedAt;
    }

    /** {@code now}: watermark, ms since 1970. */
    void step(List<FeedVerdict> said, long now) {
        long newest = said.stream().mapToLong(FeedVerdict::getReceivedAt).max().orElse(receivedAt);
        double expected = said.stream()
                .filter(each -> each.getReceivedAt() == newest || each.getReceivedAt() > now - SLACK)
                .mapToDouble(FeedVerdict::getExpected)
                .sum();
        if (newest > receivedAt) {
            if (receivedAt > 0 && (state != FeedState.DEAD || isOften(now))) {
                double faded = longestGap * Math.pow(0.5, (now - gapAt) / HALF_LIFE);
                longestGap = Math.max(faded, newest - receivedAt);
                gapAt = now;
                gaps = Math.min(KNOWN_GAPS, gaps + 1);
            }
            receivedAt = newest;
        }
        long silent = now - newest;
        double longest = Math.max(longestGap, gaps >= KNOWN_GAPS ? LEAST_GAP : UNKNOWN_GAP);
        boolean isFed = expected < REMARKABLE || silent <= SLACK;
        if (!isFed) {
            fedSince = 0;
        } else if (fedSince == 0) {
            fedSince = now;
        }
        if (expected >= DEAD && silent > LONGER * longest + SLACK) {
            silentSince = state == FeedState.DEAD ? silentSince : receivedAt;
            state = FeedState.DEAD;
        } else if (state != FeedState.DEAD || (isFed && now - fedSince >= ALIVE)) {
            state = isFed ? FeedState.FED : FeedState.SILENT;
        }
    }

    /** Whether it has been dead again and again: then so long a silence is nothing but a batch that was waited for. */
    private boolean isOften(long now) {
        deaths = now - diedAt <= OFTEN ? deaths + 1 : 1;
        diedAt = now;
        return deaths >= OFTEN_DEATHS;
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
        return watch;
    }
}
