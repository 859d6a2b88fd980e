package io.otpwatch.processor.correlate;

import static io.otpwatch.processor.correlate.SlotFlags.BY_RESEND;
import static io.otpwatch.processor.correlate.SlotFlags.ENTERED;
import static io.otpwatch.processor.correlate.SlotFlags.ENTRY;
import static io.otpwatch.processor.correlate.SlotFlags.FAILED_BY_DEADLINE;
import static io.otpwatch.processor.correlate.SlotFlags.IN_TIME;
import static io.otpwatch.processor.correlate.SlotFlags.RECEIPT;
import static io.otpwatch.processor.correlate.SlotFlags.RECIPIENT_BY_DEADLINE;
import static io.otpwatch.processor.correlate.SlotFlags.has;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.schemas.Horizons;

/**
 * What a fact means for a code, by append times alone. With s the send's and t the fact's append time, H the channel's
 * horizon, D its deadline and L the longest horizon:
 *
 * <pre>
 * s − L ≤ t ≤ s + H       speaks for or against the code
 *         t ≤ s + D       and counts at the deadline too
 * s + H < t ≤ s + H + L   evidence of a code that is not received: late
 * else                    is not about this code
 * </pre>
 *
 * <p>Each log is read in order of append time, and no code is closed before the watermark of all three has passed its
 * horizon, so whatever lies in the window has been seen when the code is closed, however the logs interleave.
 */
final class Judge {
    /** Of codes whose age says nothing, as they were appended long after they were sent. */
    static final long NO_COHORT = 0;

    private static final long STALE_AFTER_MS = 10_000;
    private static final int IN_TIME_BIN = 0;

    /** What a fact meant for a code. */
    enum Finding {
        /** It is not about the code. */
        NONE,
        /** It is, and said nothing new. */
        KNOWN,
        /** It is, and changed what is known or counted. */
        NEWS
    }

    private final SlotPool pool;
    private final RouteChannels channels;
    private final StuckChallenges stuck;
    private final CodeView view;
    private final long[] deadline;
    private final long[] horizon;
    private long longest;

    Judge(SlotPool pool, RouteChannels channels, StuckChallenges stuck) {
        this.pool = pool;
        this.channels = channels;
        this.stuck = stuck;
        view = new CodeView(pool);
        deadline = new long[RouteChannels.COUNT];
        horizon = new long[RouteChannels.COUNT];
    }

    void setHorizons(Horizons horizons) {
        for (int channel = 0; channel < RouteChannels.COUNT; channel++) {
            deadline[channel] =
                    horizons.deadline(RouteChannels.channel(channel)).toMillis();
            horizon[channel] = horizons.horizon(RouteChannels.channel(channel)).toMillis();
        }
        longest = horizons.longest().toMillis();
    }

    long deadline(int channel) {
        return deadline[channel];
    }

    long horizon(int channel) {
        return horizon[channel];
    }

    long longest() {
        return longest;
    }

    /** The cohort of a code: when it was appended, seconds since 1970, or {@link #NO_COHORT}. */
    long cohort(int code) {
        long appendedAt = pool.appendedAt(code);
        return appendedAt - pool.eventAt(code) > STALE_AFTER_MS ? NO_COHORT : Math.floorDiv(appendedAt, 1000);
    }

    /** What the fact says of the code; if it is news, flags or counts say it from now on. */
    Finding fact(int code, Entry fact, Effects effects) {
        int channel = channels.ordinal(pool.route(code));
        long sent = pool.appendedAt(code);
        long at = fact.appendedAt;
        if (at < sent - longest) {
            return Finding.NONE;
        }
        if (at <= sent + horizon[channel]) {
            boolean byDeadline = at <= sent + deadline[channel];
            return fact.type == Entry.Type.FAILED
                    ? failure(code, fact.reasonClass, byDeadline, effects)
                    : evidence(code, fact, byDeadline, effects);
        }
        boolean late = fact.type != Entry.Type.FAILED
                && !SlotFlags.received(pool.flags(code))
                && at <= sent + horizon[channel] + longest;
        if (late) {
            effects.count(pool.route(code), NO_COHORT, CellKind.LATE, 0);
        }
        return late ? Finding.NEWS : Finding.NONE;
    }

    /** The challenge whose first code this is was entered; counted once, and within the code's horizon only. */
    boolean entered(int first, Entry entry, boolean byResend, Effects effects) {
        if (!isFirstOfItsKind(first, ENTERED, entry)) {
            return false;
        }
        countChallenge(first, CellKind.ENTERED, latencyBin(first, entry), effects);
        if (byResend) {
            enteredByResend(first, effects);
        }
        effects.entered(view.at(first));
        stuck.entered(first, deadline[channels.ordinal(pool.route(first))], entry.appendedAt, effects);
        return true;
    }

    /** Some code of the challenge whose first this is was entered wrong, or too late; each counted once. */
    boolean refused(int first, Entry refusal, Effects effects) {
        boolean isNews = isFirstOfItsKind(first, SlotFlags.ofEvidence(refusal.kind), refusal);
        if (isNews) {
            CellKind kind =
                    refusal.kind == EvidenceKind.ENTERED_WRONG ? CellKind.ENTERED_WRONG : CellKind.ENTERED_EXPIRED;
            countChallenge(first, kind, latencyBin(first, refusal), effects);
        }
        return isNews;
    }

    /** A challenge begins with this code. */
    void begun(int code, Effects effects) {
        countPlatform(code, CellKind.SENT, 1, effects);
    }

    /** Whether it is in time for the code and the first that sets the flag; then it is set. */
    private boolean isFirstOfItsKind(int first, int flag, Entry fact) {
        int flags = pool.flags(first);
        long sent = pool.appendedAt(first);
        long until = sent + horizon[channels.ordinal(pool.route(first))];
        if (has(flags, flag) || fact.appendedAt < sent - longest || fact.appendedAt > until) {
            return false;
        }
        pool.setFlags(first, flags | flag);
        return true;
    }

    private void countChallenge(int first, CellKind kind, int bin, Effects effects) {
        effects.count(pool.route(first), cohort(first), kind, bin);
        countPlatform(first, kind, bin, effects);
    }

    private void countPlatform(int first, CellKind kind, int bin, Effects effects) {
        int platform = pool.platform(first);
        if (platform != Platforms.NONE) {
            effects.countPlatform(platform, channels.ordinal(pool.route(first)), cohort(first), kind, bin);
        }
    }

    /** Whether the code is a later attempt of the same challenge, appended by the first's horizon. */
    boolean isResendOf(int first, int code) {
        return pool.attempt(code) > 1
                && pool.appendedAt(code) <= pool.appendedAt(first) + horizon[channels.ordinal(pool.route(first))];
    }

    /** It turns out that the entry took a resend. */
    void enteredByResend(int first, Effects effects) {
        int flags = pool.flags(first);
        if (!has(flags, BY_RESEND)) {
            pool.setFlags(first, flags | BY_RESEND);
            effects.count(pool.route(first), cohort(first), CellKind.ENTERED_BY_RESEND, 0);
        }
    }

    /** The deadline has passed. */
    void due(int code, Effects effects) {
        int bin = dueBin(pool.flags(code));
        effects.count(pool.route(code), cohort(code), CellKind.DUE, bin);
        effects.due(view.at(code), bin == IN_TIME_BIN);
        stuck.due(code, deadline[channels.ordinal(pool.route(code))], effects);
    }

    /** The code is at its horizon. */
    OutcomeKind close(int code, Effects effects) {
        OutcomeKind outcome = outcome(code);
        int bin = switch (outcome) {
            case RECEIVED -> 0;
            case FAILED -> 2 + SlotFlags.reasonClass(pool.flags(code)).ordinal();
            default -> 1;
        };
        effects.count(pool.route(code), cohort(code), CellKind.OUTCOME, bin);
        return outcome;
    }

    private static int dueBin(int flags) {
        if (has(flags, IN_TIME)) {
            return IN_TIME_BIN;
        }
        if (has(flags, RECIPIENT_BY_DEADLINE)) {
            return 1;
        }
        return has(flags, FAILED_BY_DEADLINE) ? 2 : 3;
    }

    private OutcomeKind outcome(int code) {
        int flags = pool.flags(code);
        if (SlotFlags.received(flags)) {
            return OutcomeKind.RECEIVED;
        }
        return SlotFlags.failed(flags) ? OutcomeKind.FAILED : OutcomeKind.MISSING;
    }

    private Finding evidence(int code, Entry fact, boolean byDeadline, Effects effects) {
        int flags = pool.flags(code);
        boolean receipt = fact.type == Entry.Type.RECEIPT;
        if (receipt && !has(flags, RECEIPT)) {
            effects.count(pool.route(code), cohort(code), CellKind.RECEIPT, latencyBin(code, fact));
        }
        int folder = receipt ? SlotFlags.ofEvidence(fact.kind) : 0;
        if (folder != 0 && !has(flags, folder)) {
            CellKind kind = folder == SlotFlags.SPAM ? CellKind.SPAM : CellKind.INBOX;
            effects.count(pool.route(code), cohort(code), kind, latencyBin(code, fact));
        }
        return set(code, flags, flags | folder | (receipt ? RECEIPT : ENTRY) | (byDeadline ? IN_TIME : 0));
    }

    private Finding failure(int code, ReasonClass reasonClass, boolean byDeadline, Effects effects) {
        if (reasonClass == ReasonClass.TEMPORARY) {
            effects.count(pool.route(code), cohort(code), CellKind.TEMPORARY, 0);
            return Finding.NEWS;
        }
        int before = pool.flags(code);
        int flags = before;
        if (!SlotFlags.failed(flags)) {
            flags = SlotFlags.withClass(flags, reasonClass);
            effects.count(pool.route(code), cohort(code), CellKind.FAILURE, reasonClass.ordinal());
        }
        if (byDeadline) {
            flags |= reasonClass == ReasonClass.RECIPIENT ? RECIPIENT_BY_DEADLINE : FAILED_BY_DEADLINE;
        }
        return set(code, before, flags);
    }

    private Finding set(int code, int before, int flags) {
        pool.setFlags(code, flags);
        return flags == before ? Finding.KNOWN : Finding.NEWS;
    }

    /** Of the event time less sentAt, at least 0. */
    private int latencyBin(int code, Entry fact) {
        return LatencyBins.bin(Math.max(0, fact.eventAt - pool.eventAt(code)));
    }
}
