package io.otpwatch.processor.incident;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Channel;
import java.util.List;
import java.util.Optional;

/**
 * Which causes may be named at all: some belong to one channel, and some are nothing without what names them. Pumping is
 * more sends, delivered, and not entered; explicit filtering is a refusal that was reported.
 */
final class Possible {
    private Possible() {}

    /** @param channel the only one of the scope's codes; empty if there are several */
    static List<Cause> causes(List<Observation> seen, Optional<Channel> channel) {
        return CauseTable.causes().stream()
                .filter(cause -> fits(cause, channel) && isShown(cause, seen))
                .toList();
    }

    private static boolean fits(Cause cause, Optional<Channel> channel) {
        return switch (cause) {
            case CARRIER_FILTERING_EXPLICIT, CARRIER_FILTERING_SILENT, PUMPING ->
                !channel.equals(Optional.of(Channel.EMAIL));
            case MAILBOX_DROP, SPAM_FOLDERED -> !channel.equals(Optional.of(Channel.SMS));
            default -> true;
        };
    }

    private static boolean isShown(Cause cause, List<Observation> seen) {
        return switch (cause) {
            case PUMPING -> has(seen, Seen.SENDS_RISEN) && has(seen, Seen.RECEIPT_NORMAL) && has(seen, Seen.ENTRY_DOWN);
            case CARRIER_FILTERING_EXPLICIT ->
                has(seen, Seen.REFUSED_BY_OPERATOR) || has(seen, Seen.REFUSED_FOR_SENDER);
            default -> true;
        };
    }

    private static boolean has(List<Observation> seen, Seen what) {
        return seen.stream().anyMatch(one -> one.oneOf().contains(what));
    }
}
