package io.otpwatch.simulator;

import io.otpwatch.events.Channel;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which codes a fault hits.
 *
 * @param attributes {@link #DOMAIN} and so on → the value that a code must have; none: all codes
 */
record Scope(Map<String, String> attributes) {
    static final String CHANNEL = "channel";
    static final String PROVIDER = "provider";
    static final String COUNTRY = "country";
    static final String DOMAIN = "domain";
    static final String OPERATOR = "operator";
    static final String PLATFORM = "platform";
    static final String RANGE = "range";

    static final Scope ALL = new Scope(Map.of());

    Scope {
        attributes = Map.copyOf(attributes);
    }

    static Scope of(String attribute, String value) {
        return new Scope(Map.of(attribute, value));
    }

    /** Whether codes of this route can be in it, those of some users at least. */
    boolean covers(Place place, Sending sending) {
        return matches(CHANNEL, place.channel().name())
                && matches(PROVIDER, sending.provider())
                && matches(COUNTRY, place.country())
                && matches(DOMAIN, place.domain())
                && matches(OPERATOR, place.operator())
                && isInRange(place);
    }

    boolean covers(Challenge.Identity user) {
        String range = attributes.get(RANGE);
        return matches(PLATFORM, user.clientPlatform())
                && (range == null || user.numberRange().equals(Optional.of(range)));
    }

    /** As in {@code {domain=310-260, provider=ses}}. */
    @Override
    public String toString() {
        return new TreeMap<>(attributes).toString();
    }

    private boolean matches(String attribute, String value) {
        String wanted = attributes.get(attribute);
        return wanted == null || wanted.equals(value);
    }

    private boolean isInRange(Place place) {
        String range = attributes.get(RANGE);
        return range == null || (place.channel() == Channel.SMS && Places.hasRange(place.country(), range));
    }
}
