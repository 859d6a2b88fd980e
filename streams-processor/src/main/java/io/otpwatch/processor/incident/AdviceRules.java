package io.otpwatch.processor.incident;

import io.otpwatch.events.AdviceAction;
import io.otpwatch.events.AdviceCondition;
import io.otpwatch.events.AdviceItem;
import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.processor.localise.Scope;
import java.util.List;
import java.util.Set;

/** What the login service should do, by cause. */
final class AdviceRules {
    private static final Set<String> CONDITIONS = Set.of("provider", "sender", "country", "platform", "range");
    private static final int WAIT = 60;
    private static final int LONG_WAIT = 120;
    private static final int LONGEST_WAIT = 600;
    private static final int ROUND = 30;

    private AdviceRules() {}

    /** Empty if nothing it does would help. */
    static List<AdviceItem> items(Incident incident) {
        return actions(incident.getCause().getCause(), Portrait.scope(incident)).stream()
                .map(action -> new AdviceItem(
                        action,
                        action == AdviceAction.WAIT_BEFORE_RESEND ? wait(incident) : 0,
                        conditions(Portrait.scope(incident)),
                        incident.getId(),
                        incident.getCause().getCause()))
                .toList();
    }

    private static List<AdviceAction> actions(Cause cause, Scope scope) {
        boolean byProvider =
                scope.value("provider").or(() -> scope.value("sender")).isPresent();
        return switch (cause) {
            case CARRIER_FILTERING_EXPLICIT, CARRIER_FILTERING_SILENT ->
                byProvider
                        ? List.of(
                                AdviceAction.OTHER_PROVIDER,
                                AdviceAction.OFFER_AUTHENTICATOR,
                                AdviceAction.OTHER_CHANNEL)
                        : List.of(AdviceAction.OFFER_AUTHENTICATOR, AdviceAction.OTHER_CHANNEL);
            case MAILBOX_DROP ->
                List.of(AdviceAction.OFFER_AUTHENTICATOR, AdviceAction.OTHER_CHANNEL, AdviceAction.WAIT_BEFORE_RESEND);
            case SPAM_FOLDERED -> List.of(AdviceAction.CHECK_SPAM, AdviceAction.OFFER_AUTHENTICATOR);
            case PROVIDER_OUTAGE -> List.of(AdviceAction.OTHER_PROVIDER, AdviceAction.OFFER_AUTHENTICATOR);
            case SLOW_ROUTE, PENDING -> List.of(AdviceAction.WAIT_BEFORE_RESEND, AdviceAction.OFFER_AUTHENTICATOR);
            case PROVIDER_SILENT, UNCLEAR -> List.of(AdviceAction.OFFER_AUTHENTICATOR);
            case PUMPING -> List.of(AdviceAction.LIMIT_SENDS);
            case CLIENT_TROUBLE, FEED_BROKEN, SENDS_STOPPED, MONITOR_LAGS -> List.of();
        };
    }

    /** As long as nineteen of twenty codes take now, in steps of 30 s, so that it does not change at each look. */
    private static int wait(Incident incident) {
        return switch (incident.getCause().getCause()) {
            case SLOW_ROUTE -> {
                long p95 = incident.getSignals().stream()
                        .mapToLong(signal -> signal.getP95())
                        .max()
                        .orElse(0);
                long steps = (p95 / 1000 + ROUND - 1) / ROUND;
                yield (int) Math.min(LONGEST_WAIT, Math.max(LONG_WAIT, steps * ROUND));
            }
            case MAILBOX_DROP -> LONG_WAIT;
            default -> WAIT;
        };
    }

    private static List<AdviceCondition> conditions(Scope scope) {
        return scope.attributes().stream()
                .filter(attribute -> CONDITIONS.contains(attribute.name()))
                .map(attribute -> new AdviceCondition(attribute.name(), attribute.value()))
                .toList();
    }
}
