package io.otpwatch.processor.correlate;

import static io.otpwatch.processor.correlate.SlotFlags.BY_RESEND;
import static io.otpwatch.processor.correlate.SlotFlags.ENTERED;
import static io.otpwatch.processor.correlate.SlotFlags.ENTRY;
import static io.otpwatch.processor.correlate.SlotFlags.FAILED_BY_DEADLINE;
import static io.otpwatch.processor.correlate.SlotFlags.IN_TIME;
import static io.otpwatch.processor.correlate.SlotFlags.RECEIPT;
import static io.otpwatch.processor.correlate.SlotFlags.RECIPIENT_BY_DEADLINE;
import static io.otpwatch.processor.correlate.SlotFlags.has;

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
    private final SlotPool pool;
    private final RouteChannels channels;
    private final long[] deadline;
    private final long[] horizon;
    private long longest;

    Judge(SlotPool pool, RouteChannels channels) {
        this.pool = pool;
        this.channels = channels;
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

    /** Whether the fact is about the code; if so its flags and counts say it. */
    boolean fact(int code, Entry fact, Effects effects) {
        int channel = channels.ordinal(pool.route(code));
        long sent = pool.appendedAt(code);
        long at = fact.appendedAt;
        if (at < sent - longest) {
            return false;
        }
        if (at <= sent + horizon[channel]) {
            boolean byDeadline = at <= sent + deadline[channel];
            if (fact.type == Entry.Type.FAILED) {
                failure(code, fact.reasonClass, byDeadline);
            } else {
                evidence(code, fact, byDeadline, effects);
            }
            return true;
        }
        boolean late = fact.type != Entry.Type.FAILED
                && !SlotFlags.received(pool.flags(code))
                && at <= sent + horizon[channel] + longest;
        if (late) {
            effects.counts(pool.route(code)).late++;
        }
        return late;
    }

    /** The challenge whose first code this is was entered; counted once, and within the code's horizon only. */
    boolean entered(int first, long appendedAt, boolean byResend, Effects effects) {
        int flags = pool.flags(first);
        long sent = pool.appendedAt(first);
        long until = sent + horizon[channels.ordinal(pool.route(first))];
        if (has(flags, ENTERED) || appendedAt < sent - longest || appendedAt > until) {
            return false;
        }
        pool.setFlags(first, flags | ENTERED);
        effects.counts(pool.route(first)).entered++;
        if (byResend) {
            enteredByResend(first, effects);
        }
        return true;
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
            effects.counts(pool.route(first)).enteredByResend++;
        }
    }

    /** The deadline has passed. */
    void due(int code, Effects effects) {
        int flags = pool.flags(code);
        RouteCounts counts = effects.counts(pool.route(code));
        if (has(flags, IN_TIME)) {
            counts.dueInTime++;
        } else if (has(flags, RECIPIENT_BY_DEADLINE)) {
            counts.dueRecipient++;
        } else if (has(flags, FAILED_BY_DEADLINE)) {
            counts.dueFailed++;
        } else {
            counts.dueOverdue++;
        }
    }

    OutcomeKind outcome(int code) {
        int flags = pool.flags(code);
        if (SlotFlags.received(flags)) {
            return OutcomeKind.RECEIVED;
        }
        return SlotFlags.failed(flags) ? OutcomeKind.FAILED : OutcomeKind.MISSING;
    }

    private void evidence(int code, Entry fact, boolean byDeadline, Effects effects) {
        int flags = pool.flags(code);
        boolean receipt = fact.type == Entry.Type.RECEIPT;
        if (receipt && !has(flags, RECEIPT)) {
            effects.counts(pool.route(code)).latency().record(Math.max(0, fact.eventAt - pool.eventAt(code)));
        }
        pool.setFlags(code, flags | (receipt ? RECEIPT : ENTRY) | (byDeadline ? IN_TIME : 0));
    }

    private void failure(int code, ReasonClass reasonClass, boolean byDeadline) {
        if (reasonClass == ReasonClass.TEMPORARY) {
            return;
        }
        int flags = pool.flags(code);
        if (!SlotFlags.failed(flags)) {
            flags = SlotFlags.withClass(flags, reasonClass);
        }
        if (byDeadline) {
            flags |= reasonClass == ReasonClass.RECIPIENT ? RECIPIENT_BY_DEADLINE : FAILED_BY_DEADLINE;
        }
        pool.setFlags(code, flags);
    }
}
