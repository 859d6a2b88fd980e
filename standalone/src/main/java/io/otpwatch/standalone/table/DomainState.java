package io.otpwatch.standalone.table;

import io.otpwatch.events.RouteState;
import java.util.Collection;

/** What is said of a domain in one word; in the order in which the state of one of its routes decides. */
public enum DomainState {
    BAD("BAD"),
    INCOMPLETE("incomplete"),
    LAGS("lags"),
    GOOD("good"),
    LEARNING("learning");

    private final String word;

    DomainState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /**
     * BAD if one of the routes is, else what hides the state of one, else good if one is; learning if nothing is known.
     * With a route that is BAD and another whose state is hidden by a lagging monitor, the domain is BAD.
     */
    static DomainState of(Collection<RouteState> routes) {
        return routes.stream().map(DomainState::of).min(DomainState::compareTo).orElse(LEARNING);
    }

    private static DomainState of(RouteState route) {
        return switch (route) {
            case BAD -> BAD;
            case INCOMPLETE -> INCOMPLETE;
            case MONITOR_LAGS -> LAGS;
            case GOOD -> GOOD;
            case LEARNING, UNKNOWN -> LEARNING;
        };
    }
}
