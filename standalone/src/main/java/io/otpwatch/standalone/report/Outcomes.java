package io.otpwatch.standalone.report;

import io.otpwatch.events.CodeOutcome;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.schemas.Route;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The outcomes that were published: what became of each code, and the sums per route. */
public final class Outcomes {
    private final Map<String, OutcomeKind> first = new HashMap<>();
    private final Set<String> doubled = new HashSet<>();
    private final Map<Route, Decided> perRoute = new HashMap<>();

    public void add(CodeOutcome outcome) {
        if (first.putIfAbsent(outcome.getCodeId(), outcome.getOutcome()) != null) {
            doubled.add(outcome.getCodeId());
        }
        Route route = new Route(
                outcome.getChannel(),
                outcome.getProvider(),
                outcome.getSender(),
                outcome.getCountry(),
                outcome.getDomain());
        perRoute.merge(route, Decided.one(outcome.getOutcome()), Decided::plus);
    }

    /** Of a code; the one that was published first, if there are two. */
    public Optional<OutcomeKind> of(String codeId) {
        return Optional.ofNullable(first.get(codeId));
    }

    /** Codes with an outcome. */
    public int size() {
        return first.size();
    }

    /** Codes with two outcomes or more. */
    public int doubled() {
        return doubled.size();
    }

    Map<Route, Decided> perRoute() {
        return Map.copyOf(perRoute);
    }
}
