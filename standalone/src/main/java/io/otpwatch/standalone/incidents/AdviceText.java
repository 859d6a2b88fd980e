package io.otpwatch.standalone.incidents;

import io.otpwatch.events.Advice;
import io.otpwatch.events.AdviceAction;
import io.otpwatch.events.AdviceCondition;
import io.otpwatch.events.AdviceItem;
import io.otpwatch.processor.incident.Words;
import io.otpwatch.processor.localise.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the login service is told for an incident, in short.
 *
 * @param codes which: {@code SMS codes to 310-260}
 * @param actions {@code offer the authenticator app, no resend before 60 s}
 */
record AdviceText(String codes, String actions) {
    private static final int NAMED_MAX = 3;

    /** Of the advice that is in force for it; empty if there is none. */
    static Optional<AdviceText> of(String incidentId, Collection<Advice> advice, Instant now) {
        List<Advice> inForce = advice.stream()
                .filter(one -> !one.getWithdrawn() && one.getValidUntil() > now.toEpochMilli())
                .filter(one -> !items(one, incidentId).isEmpty())
                .toList();
        return inForce.isEmpty()
                ? Optional.empty()
                : Optional.of(new AdviceText(codes(inForce, incidentId), actions(inForce, incidentId)));
    }

    /** {@code SMS codes to 310-260: offer the authenticator app}. */
    String text() {
        return codes + ": " + actions;
    }

    private static List<AdviceItem> items(Advice advice, String incidentId) {
        return advice.getItems().stream()
                .filter(item -> item.getIncidentId().equals(incidentId) && item.getAction() != AdviceAction.NOTHING)
                .toList();
    }

    private static String codes(List<Advice> advice, String incidentId) {
        List<String> all = advice.stream()
                .map(one -> Words.of(scope(one, items(one, incidentId).get(0).getOnlyFor())))
                .sorted()
                .toList();
        String named = String.join(", ", all.subList(0, Math.min(all.size(), NAMED_MAX)));
        return all.size() > NAMED_MAX ? named + " and " + (all.size() - NAMED_MAX) + " more" : named;
    }

    private static Scope scope(Advice advice, List<AdviceCondition> conditions) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("channel", advice.getChannel().name().toLowerCase(Locale.ROOT));
        if (!advice.getDomain().equals("*")) {
            attributes.put("domain", advice.getDomain());
        }
        conditions.forEach(condition -> attributes.put(condition.getName(), condition.getValue()));
        return Scope.of(attributes);
    }

    private static String actions(List<Advice> advice, String incidentId) {
        String actions = advice.stream()
                .flatMap(one -> items(one, incidentId).stream())
                .map(AdviceText::action)
                .distinct()
                .collect(Collectors.joining(", "));
        return advice.stream().allMatch(Advice::getDryRun) ? actions + " (a dry run: not to be followed)" : actions;
    }

    private static String action(AdviceItem item) {
        return switch (item.getAction()) {
            case OFFER_AUTHENTICATOR -> "offer the authenticator app";
            case OTHER_CHANNEL -> "offer the other channel";
            case OTHER_PROVIDER -> "send by another provider";
            case WAIT_BEFORE_RESEND -> "no resend before " + item.getWaitSeconds() + " s";
            case CHECK_SPAM -> "tell users to look into the spam folder";
            case LIMIT_SENDS -> "require a captcha before a code is sent";
            case NOTHING -> "nothing";
        };
    }
}
