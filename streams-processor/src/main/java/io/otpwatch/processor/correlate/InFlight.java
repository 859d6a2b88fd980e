package io.otpwatch.processor.correlate;

import static io.otpwatch.processor.correlate.SlotFlags.COUNTED;
import static io.otpwatch.processor.correlate.SlotFlags.DEAD;
import static io.otpwatch.processor.correlate.SlotFlags.ENTRY;
import static io.otpwatch.processor.correlate.SlotFlags.KIND;
import static io.otpwatch.processor.correlate.SlotFlags.MATCHED;
import static io.otpwatch.processor.correlate.SlotFlags.NAMED;
import static io.otpwatch.processor.correlate.SlotFlags.OPEN;
import static io.otpwatch.processor.correlate.SlotFlags.RECEIPT;
import static io.otpwatch.processor.correlate.SlotFlags.RESENT;
import static io.otpwatch.processor.correlate.SlotFlags.VENDOR_ID;
import static io.otpwatch.processor.correlate.SlotFlags.WAITING;
import static io.otpwatch.processor.correlate.SlotFlags.has;
import static io.otpwatch.processor.correlate.SlotFlags.kind;
import static io.otpwatch.processor.correlate.SlotPool.NONE;

import io.otpwatch.events.CellKind;
import io.otpwatch.schemas.Horizons;

/**
 * Every code between its send and its horizon: a state machine over {@link Entry entries}, pure and without a clock.
 * The table is what the entries amount to, so replaying them rebuilds it.
 *
 * <p>A code's fate is a function of append times alone ({@link Judge}), in whatever order the three logs are read:
 * evidence that is read before its send waits in a slot of its own and is judged when the send comes. Entry evidence
 * that names no code stands for every code of its challenge sent before it, so it stays for sends that are read later.
 *
 * <p>The history that is kept begins somewhere, so replay may lack codes, or evidence of codes, that are long closed.
 * What a fact was found to be about when it was lived is therefore part of its entry, and replay follows it: a fact that
 * spoke for a code which is not there is dropped, one that spoke for none waits as it did then.
 */
public final class InFlight {
    /** What an entry did. */
    public enum Applied {
        /** The table changed: the entry belongs into the durable history. */
        CHANGED,
        /** Nothing that replay needs. */
        UNCHANGED,
        /** A send of a code that had been sent already, counted: {@link Entry.Type#DUPLICATE} is what replay needs. */
        DUPLICATE,
        /** Refused, nothing changed or counted: the challenge has {@link Chains#MAX} slots. */
        CHALLENGE_TOO_LONG
    }

    private final SlotPool pool = new SlotPool();
    private final Chains chains = new Chains(pool);
    private final Judge judge;
    private final Timeline timeline;
    private final Entry waiting = new Entry();
    private final int[] waitingSlots = new int[Chains.MAX];

    public InFlight(RouteDictionary routes) {
        judge = new Judge(pool, routes::channelOrdinal, new StuckChallenges(pool, chains));
        timeline = new Timeline(pool, chains, judge, routes::channelOrdinal);
    }

    /** Must be called before the first entry; later calls count for the entries after them. */
    public void setHorizons(Horizons horizons) {
        judge.setHorizons(horizons);
    }

    public Applied apply(Entry entry, Effects effects) {
        return switch (entry.type) {
            case SENT -> sent(entry, effects);
            case RECEIPT, ENTRY, FAILED -> fact(entry, effects);
            case REFUSED -> refused(entry, effects);
            case DUPLICATE -> duplicate(entry.route, effects);
            case TIME -> {
                timeline.advance(entry.appendedAt, entry.budget, effects);
                yield Applied.CHANGED;
            }
            case FLUSHED -> Applied.CHANGED;
        };
    }

    /** The step, in ms since 1970, that is complete: all due before it was given; {@link Watermarks#UNKNOWN} at first. */
    public long reached() {
        return timeline.reached();
    }

    /** The step that time has come to; later than {@link #reached()} while some of what is due waits for its turn. */
    public long target() {
        return timeline.target();
    }

    /** Sets both, for a history whose beginning is no longer kept. */
    public void restoreSteps(long reached, long target) {
        timeline.restore(reached, target);
    }

    /** Codes before their horizon. */
    public long size() {
        return timeline.openCodes();
    }

    /** Bytes held by the table. */
    public long bytes() {
        return pool.bytes() + chains.bytes();
    }

    public void clear() {
        pool.clear();
        chains.clear();
        timeline.clear();
    }

    private Applied sent(Entry entry, Effects effects) {
        int newest = chains.newest(entry.challenge);
        for (int slot = newest; slot != NONE; slot = pool.link(slot)) {
            if (chains.isCode(slot) && pool.isCode(slot, entry.code)) {
                return sentAgain(slot, entry, effects);
            }
        }
        if (chains.isFull(newest)) {
            return Applied.CHALLENGE_TOO_LONG;
        }
        int code = timeline.addCode(entry.route);
        pool.write(code, entry, OPEN | (entry.vendorId ? VENDOR_ID : 0));
        chains.add(code, newest);
        if (entry.hasRecipient) {
            pool.setRecipient(code, entry.recipientHi, entry.recipientLo);
        }
        effects.count(entry.route, judge.cohort(code), CellKind.SENT, entry.attempt == 1 ? 1 : 0);
        if (entry.attempt == 1) {
            judge.begun(code, effects);
        }
        if (newest != NONE) {
            judgeWaiting(code, effects);
        }
        return Applied.CHANGED;
    }

    private Applied sentAgain(int code, Entry entry, Effects effects) {
        int flags = pool.flags(code);
        if (entry.vendorId && !has(flags, VENDOR_ID)) {
            pool.setFlags(code, flags | VENDOR_ID);
            return Applied.CHANGED;
        }
        entry.route = pool.route(code);
        return duplicate(entry.route, effects);
    }

    private static Applied duplicate(int route, Effects effects) {
        effects.count(route, Judge.NO_COHORT, CellKind.DUPLICATE, 0);
        return Applied.DUPLICATE;
    }

    /** What was read before its send is judged in the order of append times, oldest first. */
    private void judgeWaiting(int code, Effects effects) {
        int count = 0;
        for (int slot = pool.link(code); slot != NONE; slot = pool.link(slot)) {
            if (kind(pool.flags(slot)) == WAITING) {
                waitingSlots[count++] = slot;
            }
        }
        while (count > 0) {
            judgeWaiting(code, waitingSlots[--count], effects);
        }
    }

    private void judgeWaiting(int code, int slot, Effects effects) {
        pool.read(slot, waiting);
        if (waiting.type == Entry.Type.REFUSED) {
            judgeRefusal(code, slot, effects);
            return;
        }
        if (standsFor(waiting, code) && !(waiting.named && waiting.matched)) {
            waiting.matched |= judge.fact(code, waiting, effects) != Judge.Finding.NONE;
        }
        int first = waiting.type == Entry.Type.ENTRY ? chains.firstCode(code) : NONE;
        boolean counted = first != NONE && enter(first, waiting, effects);
        if (mustWait(waiting, first)) {
            int flags = pool.flags(slot) | (waiting.matched ? MATCHED : 0) | (counted ? COUNTED : 0);
            pool.setFlags(slot, flags);
            if (has(flags, COUNTED) && first != NONE && isResendBefore(first, code, waiting)) {
                judge.enteredByResend(first, effects);
            }
        } else {
            dropWaiting(slot);
        }
    }

    private void judgeRefusal(int code, int slot, Effects effects) {
        int first = chains.firstCode(code);
        if (first != NONE) {
            judge.refused(first, waiting, effects);
            dropWaiting(slot);
        }
    }

    private void dropWaiting(int slot) {
        chains.remove(slot);
        pool.setFlags(slot, (pool.flags(slot) & ~KIND) | DEAD);
    }

    /** It is about the challenge, so it waits for its first code only, and belongs to no code that could lack it. */
    private Applied refused(Entry entry, Effects effects) {
        int newest = chains.newest(entry.challenge);
        int first = newest == NONE ? NONE : chains.firstCode(newest);
        boolean waited = entry.recorded && !entry.matched;
        if (first != NONE && !waited) {
            entry.matched = true;
            return judge.refused(first, entry, effects) ? Applied.CHANGED : Applied.UNCHANGED;
        }
        if (entry.matched) {
            return Applied.UNCHANGED;
        }
        if (chains.isFull(newest)) {
            return Applied.CHALLENGE_TOO_LONG;
        }
        int slot = timeline.addWaiting(Input.RECEIVED);
        pool.write(slot, entry, waitingFlags(entry) | MATCHED);
        chains.add(slot, newest);
        return Applied.CHANGED;
    }

    private Applied fact(Entry entry, Effects effects) {
        int newest = chains.newest(entry.challenge);
        boolean changed = false;
        boolean spoke = !entry.recorded || entry.matched;
        for (int slot = newest; slot != NONE && spoke; slot = pool.link(slot)) {
            if (chains.isCode(slot) && standsFor(entry, slot)) {
                Judge.Finding finding = judge.fact(slot, entry, effects);
                entry.matched |= finding != Judge.Finding.NONE;
                changed |= finding == Judge.Finding.NEWS;
            }
        }
        int first = entry.type == Entry.Type.ENTRY && newest != NONE ? chains.firstCode(newest) : NONE;
        boolean counted = first != NONE && enter(first, entry, effects);
        changed |= counted;
        if (!mustWait(entry, first)) {
            return changed ? Applied.CHANGED : Applied.UNCHANGED;
        }
        if (chains.isFull(newest)) {
            return changed ? Applied.CHANGED : entry.matched ? Applied.UNCHANGED : Applied.CHALLENGE_TOO_LONG;
        }
        int slot = timeline.addWaiting(entry.type == Entry.Type.FAILED ? Input.FAILED : Input.RECEIVED);
        pool.write(slot, entry, waitingFlags(entry) | (counted ? COUNTED : 0));
        chains.add(slot, newest);
        return Applied.CHANGED;
    }

    private boolean enter(int first, Entry entry, Effects effects) {
        return judge.entered(first, entry, byResend(first, entry), effects);
    }

    /** Until all it may speak for is known: its code, or for an entry the challenge's first code. */
    private static boolean mustWait(Entry fact, int first) {
        return !fact.named || !fact.matched || (fact.type == Entry.Type.ENTRY && first == NONE);
    }

    private boolean standsFor(Entry fact, int code) {
        return fact.named ? pool.isCode(code, fact.code) : pool.eventAt(code) < fact.eventAt;
    }

    /** Whether an entry is owed to a later attempt: it names another code, or none and a later one was sent before it. */
    private boolean byResend(int first, Entry entry) {
        if (entry.named) {
            return !pool.isCode(first, entry.code);
        }
        if (has(pool.flags(first), RESENT)) {
            return true;
        }
        for (int slot = chains.newestOf(first); slot != NONE; slot = pool.link(slot)) {
            if (chains.isCode(slot) && isResendBefore(first, slot, entry)) {
                return true;
            }
        }
        return false;
    }

    private boolean isResendBefore(int first, int code, Entry entry) {
        return judge.isResendOf(first, code) && pool.eventAt(code) < entry.eventAt;
    }

    private static int waitingFlags(Entry fact) {
        int flags = WAITING | (fact.named ? NAMED : 0) | (fact.matched ? MATCHED : 0);
        return switch (fact.type) {
            case RECEIPT -> flags | RECEIPT | SlotFlags.ofEvidence(fact.kind);
            case ENTRY -> flags | ENTRY;
            case REFUSED -> flags | SlotFlags.ofEvidence(fact.kind);
            default -> SlotFlags.withClass(flags, fact.reasonClass);
        };
    }
}
