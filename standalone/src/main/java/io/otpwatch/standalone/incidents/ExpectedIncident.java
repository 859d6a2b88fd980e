package io.otpwatch.standalone.incidents;

import io.otpwatch.events.Cause;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.simulator.TrafficProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What must be reported, as it is truly broken.
 *
 * @param cause the right one
 * @param scopes any of them is right; the first is what is broken
 * @param start when it breaks
 * @param end when it is whole again; empty if it is not
 */
public record ExpectedIncident(Cause cause, List<Scope> scopes, Instant start, Optional<Instant> end) {
    private static final String CHANNEL = "channel";
    private static final String RANGE = "range";

    public ExpectedIncident {
        scopes = List.copyOf(scopes);
    }

    /** One for each true cause, in the same words; who pumps one number range may be named by its country too. */
    public static ExpectedIncident of(io.otpwatch.simulator.Cause truth) {
        Map<String, String> broken = new TreeMap<>(truth.scope());
        broken.computeIfPresent(CHANNEL, (name, channel) -> channel.toLowerCase(Locale.ROOT));
        Optional<String> country = Optional.ofNullable(broken.get(RANGE)).flatMap(TrafficProfile.demo()::countryOf);
        if (broken.containsKey(RANGE)) {
            // As incidents name it: digits, and that only SMS have one.
            broken.computeIfPresent(RANGE, (name, range) -> range.startsWith("+") ? range.substring(1) : range);
            broken.put(CHANNEL, "sms");
        }
        List<Scope> scopes = new ArrayList<>(List.of(Scope.of(broken)));
        country.ifPresent(of -> scopes.add(Scope.of(Map.of("country", of))));
        return new ExpectedIncident(Cause.valueOf(truth.kind().name()), scopes, truth.start(), truth.end());
    }

    /** What is broken. */
    public Scope scope() {
        return scopes.get(0);
    }

    /** Whether just the broken codes are what it says is hurt. */
    public boolean isNamedBy(SeenIncident seen) {
        return scopes.stream().anyMatch(seen::isAt);
    }

    /** Whether only broken codes are what it says is hurt. */
    public boolean holds(SeenIncident seen) {
        return isNamedBy(seen) || scopes.stream().anyMatch(scope -> scope.covers(seen.scope()));
    }
}
