package io.otpwatch.processor.correlate;

import static io.otpwatch.processor.correlate.SlotFlags.CLOSED;
import static io.otpwatch.processor.correlate.SlotFlags.KIND;
import static io.otpwatch.processor.correlate.SlotFlags.MATCHED;
import static io.otpwatch.processor.correlate.SlotFlags.WAITING;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.OutcomeKind;

/**
 * What comes due as time goes on: codes at their deadline, codes at their horizon, waiting evidence that stays without
 * a send, codes that are remembered for late evidence. Each kind stands in queues that are in order of append time:
 * one a channel for codes, since a channel has one horizon, and one an input for evidence, since an input is in order.
 *
 * <p>A step that finds more due than its budget stops there; {@link #reached()} stays where it was until later steps
 * have done the rest.
 */
final class Timeline {
    private final SlotPool pool;
    private final Chains chains;
    private final Judge judge;
    private final RouteChannels channels;
    private final CodeView view;
    private final SlotQueue[] open = new SlotQueue[RouteChannels.COUNT];
    private final SlotQueue[] closed = new SlotQueue[RouteChannels.COUNT];
    private final SlotQueue[] waiting = new SlotQueue[Input.values().length];
    private long reached;
    private long target;

    Timeline(SlotPool pool, Chains chains, Judge judge, RouteChannels channels) {
        this.pool = pool;
        this.chains = chains;
        this.judge = judge;
        this.channels = channels;
        view = new CodeView(pool);
        for (int i = 0; i < RouteChannels.COUNT; i++) {
            open[i] = new SlotQueue(pool);
            closed[i] = new SlotQueue(pool);
        }
        for (int i = 0; i < waiting.length; i++) {
            waiting[i] = new SlotQueue(pool);
        }
        clear();
    }

    int addCode(int route) {
        return open[channels.ordinal(route)].add();
    }

    int addWaiting(Input input) {
        return waiting[input.ordinal()].add();
    }

    /** Goes on to {@code step}, or as far as handling {@code budget} slots leads. */
    void advance(long step, int budget, Effects effects) {
        target = Math.max(target, step);
        int left = budget;
        for (int channel = 0; channel < RouteChannels.COUNT && left > 0; channel++) {
            left = due(channel, left, effects);
        }
        for (int channel = 0; channel < RouteChannels.COUNT && left > 0; channel++) {
            left = close(channel, left, effects);
        }
        for (int channel = 0; channel < RouteChannels.COUNT && left > 0; channel++) {
            left = forget(channel, left);
        }
        for (int input = 0; input < waiting.length && left > 0; input++) {
            left = giveUp(waiting[input], left, effects);
        }
        if (left > 0) {
            reached = target;
        }
    }

    long reached() {
        return reached;
    }

    long target() {
        return target;
    }

    /** What the history says was reached, where the entries before it are no longer kept. */
    void restore(long reached, long target) {
        this.reached = reached;
        this.target = target;
    }

    long openCodes() {
        long codes = 0;
        for (SlotQueue queue : open) {
            codes += queue.size();
        }
        return codes;
    }

    void clear() {
        for (int i = 0; i < RouteChannels.COUNT; i++) {
            open[i].clear();
            closed[i].clear();
        }
        for (SlotQueue queue : waiting) {
            queue.clear();
        }
        reached = Watermarks.UNKNOWN;
        target = Watermarks.UNKNOWN;
    }

    private int due(int channel, int budget, Effects effects) {
        SlotQueue queue = open[channel];
        long before = target - judge.deadline(channel);
        int left = budget;
        while (left > 0 && !queue.atTail() && pool.appendedAt(queue.atCursor()) < before) {
            judge.due(queue.atCursor(), effects);
            queue.moveCursor();
            left--;
        }
        return left;
    }

    private int close(int channel, int budget, Effects effects) {
        SlotQueue queue = open[channel];
        long before = target - judge.horizon(channel);
        int left = budget;
        while (left > 0 && !queue.isEmpty() && pool.appendedAt(queue.head()) < before) {
            close(queue.head(), closed[channel], effects);
            queue.removeHead();
            left--;
        }
        return left;
    }

    private void close(int code, SlotQueue remembered, Effects effects) {
        OutcomeKind kind = judge.close(code, effects);
        effects.outcome(kind, view.at(code));
        if (kind == OutcomeKind.RECEIVED) {
            rememberResend(code);
            chains.remove(code);
        } else {
            int copy = remembered.add();
            pool.copy(code, copy);
            pool.setFlags(copy, (pool.flags(copy) & ~KIND) | CLOSED);
            chains.replace(code, copy);
        }
    }

    /** The first code of the challenge outlives this one, if its channel's horizon is longer. */
    private void rememberResend(int code) {
        int first = pool.attempt(code) > 1 ? chains.firstCode(code) : SlotPool.NONE;
        if (first != SlotPool.NONE && judge.isResendOf(first, code)) {
            pool.setFlags(first, pool.flags(first) | SlotFlags.RESENT);
        }
    }

    private int forget(int channel, int budget) {
        SlotQueue queue = closed[channel];
        long before = target - judge.horizon(channel) - judge.longest();
        int left = budget;
        while (left > 0 && !queue.isEmpty() && pool.appendedAt(queue.head()) < before) {
            chains.remove(queue.head());
            queue.removeHead();
            left--;
        }
        return left;
    }

    private int giveUp(SlotQueue queue, int budget, Effects effects) {
        long before = target - judge.longest();
        int left = budget;
        while (left > 0 && !queue.isEmpty() && pool.appendedAt(queue.head()) < before) {
            int slot = queue.head();
            int flags = pool.flags(slot);
            if (SlotFlags.kind(flags) == WAITING) {
                chains.remove(slot);
                if (!SlotFlags.has(flags, MATCHED)) {
                    effects.count(pool.route(slot), Judge.NO_COHORT, CellKind.UNMATCHED, 0);
                }
            }
            queue.removeHead();
            left--;
        }
        return left;
    }
}
