package io.otpwatch.processor.correlate;

import static io.otpwatch.processor.correlate.SlotFlags.ENTERED;
import static io.otpwatch.processor.correlate.SlotFlags.RECEIPT;
import static io.otpwatch.processor.correlate.SlotFlags.STUCK;
import static io.otpwatch.processor.correlate.SlotFlags.has;

/**
 * Challenges that were not entered when the deadline of their first code passed. Not that of the latest code: a user who
 * asks for a code every half a minute is stuck, and whoever has given up at the first deadline asks for no other. It is
 * told once when the deadline is dealt with, and once more if the challenge is entered after all. One that was entered
 * after its deadline, but before that was dealt with, is not told at all.
 *
 * <p>Only challenges whose first code has its recipient are told: nobody could look up the others.
 */
final class StuckChallenges {
    private final SlotPool pool;
    private final Chains chains;
    private final CodeView view;

    StuckChallenges(SlotPool pool, Chains chains) {
        this.pool = pool;
        this.chains = chains;
        view = new CodeView(pool);
    }

    /** The deadline of the code, {@code deadlineMs} from its append time, is dealt with. */
    void due(int code, long deadlineMs, Effects effects) {
        Recipients recipients = pool.recipientsWith(code);
        if (recipients != null && !has(pool.flags(code), ENTERED) && chains.firstCode(code) == code) {
            pool.setFlags(code, pool.flags(code) | STUCK);
            tell(code, deadlineMs, Watermarks.UNKNOWN, recipients, effects);
        }
        if ((code & SlotPool.SEGMENT_SLOTS - 1) == SlotPool.SEGMENT_SLOTS - 1) {
            pool.keepRecipients(code, STUCK);
        }
    }

    /** The challenge whose first code this is was entered, for the first time. */
    void entered(int first, long deadlineMs, long enteredAt, Effects effects) {
        Recipients recipients = has(pool.flags(first), STUCK) ? pool.recipientsWith(first) : null;
        if (recipients != null) {
            tell(first, deadlineMs, enteredAt, recipients, effects);
        }
    }

    private void tell(int first, long deadlineMs, long enteredAt, Recipients recipients, Effects effects) {
        int at = recipients.find(first & SlotPool.SEGMENT_SLOTS - 1);
        int attempts = 1;
        boolean receiptSeen = false;
        for (int slot = chains.newestOf(first); slot != SlotPool.NONE; slot = pool.link(slot)) {
            if (chains.isCode(slot)) {
                attempts = Math.max(attempts, pool.attempt(slot));
                receiptSeen |= has(pool.flags(slot), RECEIPT);
            }
        }
        long stuckAt = pool.appendedAt(first) + deadlineMs;
        effects.stuck(
                view.at(first),
                new StuckState(recipients.hi(at), recipients.lo(at), stuckAt, enteredAt, attempts, receiptSeen));
    }
}
