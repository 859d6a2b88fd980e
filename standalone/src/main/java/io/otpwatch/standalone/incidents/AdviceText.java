package io.otpwatch.standalone.incidents;

import io.otpwatch.events.Advice;
import io.otpwatch.events.AdviceAction;
import io.otpwatch.events.AdviceCondition;
import io.otpwatch.events.AdviceItem;
import io.otpwatch.processor.incident.Words;
import io.otpwatch.processor.localise.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the login service is told for an incident, in short. Codes for which the same is advised are named together.
 *
 * @param codesByActions {@code offer the authenticator app, no resend before 60 s} and which codes:
 *     {@code SMS codes to 310-260}
 */
record AdviceText(SortedMap<String, String> codesByActions) {
    private static final int NAMED_MAX = 3;

    /** Of the advice that is in force for it; empty if there is none. */
    static Optional<AdviceText> of(String incidentId, Collection<Advice> advice, Instant now) {
        SortedMap<String, List<String>> codes = new TreeMap<>();
        for (Advice one : advice) {
            List<AdviceItem> items = items(one, incidentId);
            if (!one.getWithdrawn() && one.getValidUntil() > now.toEpochMilli() && !items.isEmpty()) {
                String about = Words.of(scope(one, items.get(0).getOnlyFor()));
                codes.computeIfAbsent(actions(one, items), actions -> new ArrayList<>())
                        .add(about);
            }
        }
        SortedMap<String, String> named = new TreeMap<>();
        codes.forEach((actions, all) -> named.put(actions, named(all)));
        return named.isEmpty() ? Optional.empty() : Optional.of(new AdviceText(named));
    }

    /** Which codes it is for changes often, and is of less account. */
    Set<String> actions() {
        return codesByActions.keySet();
    }

    /** {@code SMS codes to 310-260: offer the authenticator app}. */
    String text() {
        return codesByActions.entrySet().stream()
                .map(advised -> advised.getValue() + ": " + advised.getKey())
                .collect(Collectors.joining("; "));
    }

    private static List<AdviceItem> items(Advice advice, String incidentId) {
        return advice.getItems().stream()
                .filter(item -> item.getIncidentId().equals(incidentId) && item.getAction() != AdviceAction.NOTHING)
                .toList();
    }

    private static String named(List<String> codes) {
        String first = codes.stream().sorted().limit(NAMED_MAX).collect(Collectors.joining(", "));
        return codes.size() > NAMED_MAX ? first + " and " + (codes.size() - NAMED_MAX) + " more" : first;
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

    private static String actions(Advice advice, List<AdviceItem> items) {
        String actions = items.stream().map(AdviceText::action).distinct().collect(Collectors.joining(", "));
        return advice.getDryRun() ? actions + " (a dry run: not to be followed)" : actions;
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
