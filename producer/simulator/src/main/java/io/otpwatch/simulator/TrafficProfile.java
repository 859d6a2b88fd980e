package io.otpwatch.simulator;

import io.otpwatch.events.Channel;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What usual traffic looks like: how much, where it goes, who sends it, what goes wrong every day.
 */
public final class TrafficProfile {
    /** Twilio also sends e-mail, so that a provider's outage is not the same as a channel's. */
    private static final List<Sending> SENDINGS = List.of(
            new Sending(Channel.SMS, "twilio", "22395", 35),
            new Sending(Channel.SMS, "twilio", "acme", 25),
            new Sending(Channel.SMS, "vonage", "acme", 40),
            new Sending(Channel.EMAIL, "ses", "login.acme.example", 60),
            new Sending(Channel.EMAIL, "ses", "mail.acme.example", 15),
            new Sending(Channel.EMAIL, "twilio", "login.acme.example", 25));

    private final String name;
    private final double sendsPerSecond;
    private final Timing timing;
    private final Map<Quirk, Double> shares;
    private final Optional<DomainShare> domainShare;

    private TrafficProfile(
            String name,
            double sendsPerSecond,
            Timing timing,
            Map<Quirk, Double> shares,
            Optional<DomainShare> domainShare) {
        this.name = name;
        this.sendsPerSecond = sendsPerSecond;
        this.timing = timing;
        this.shares = shares;
        this.domainShare = domainShare;
    }

    /** For a horizon of 90 s: a code is accepted for 80 s, and dropped if it has not arrived after 170 s. */
    public static TrafficProfile demo() {
        return usual("demo", new Timing(Duration.ofSeconds(80), Duration.ofSeconds(170)));
    }

    /** For horizons of 10 min and more: a code is accepted for 9 min, and dropped after 19 min. */
    public static TrafficProfile production() {
        return usual("production", new Timing(Duration.ofMinutes(9), Duration.ofMinutes(19)));
    }

    /** Demo or production; throws IllegalArgumentException that lists the names. */
    public static TrafficProfile named(String name) {
        return switch (name) {
            case "demo" -> demo();
            case "production" -> production();
            default -> throw new IllegalArgumentException("unknown profile \"" + name + "\": one of demo, production");
        };
    }

    /**
     * The same traffic, more or less of it.
     *
     * @param sendsPerSecond at the model's start, about a fiftieth of them resends; 0 to 1,000,000
     */
    public TrafficProfile atRate(double sendsPerSecond) {
        if (!(sendsPerSecond >= 0 && sendsPerSecond <= 1_000_000)) {
            throw new IllegalArgumentException("rate must be 0 to 1000000 sends per second: " + sendsPerSecond);
        }
        return new TrafficProfile(name, sendsPerSecond, timing, shares, domainShare);
    }

    /**
     * The same traffic, but for how often the quirk happens.
     *
     * @param share 0 to 1
     */
    public TrafficProfile with(Quirk quirk, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share of " + quirk + " must be 0 to 1: " + share);
        }
        Map<Quirk, Double> changed = new EnumMap<>(shares);
        changed.put(quirk, share);
        return new TrafficProfile(name, sendsPerSecond, timing, changed, domainShare);
    }

    /**
     * The same traffic, but for how much of it goes to one domain: what is left goes to the others in their usual
     * proportions.
     *
     * @param domain one of {@link #domains()}
     * @param share of the sends at the model's start, more than 0, less than 1
     */
    public TrafficProfile withShareOf(String domain, double share) {
        if (!domains().contains(domain)) {
            throw new IllegalArgumentException("unknown domain \"" + domain + "\": one of " + domains());
        }
        return new TrafficProfile(name, sendsPerSecond, timing, shares, Optional.of(new DomainShare(domain, share)));
    }

    public String name() {
        return name;
    }

    public double sendsPerSecond() {
        return sendsPerSecond;
    }

    /** 0 to 1. */
    public double share(Quirk quirk) {
        return shares.getOrDefault(quirk, 0.0);
    }

    /** E-mail domains, and carriers as MCC-MNC. */
    public Set<String> domains() {
        return places().stream().map(Place::domain).collect(Collectors.toCollection(TreeSet::new));
    }

    public Set<String> providers() {
        return sendings().stream().map(Sending::provider).collect(Collectors.toCollection(TreeSet::new));
    }

    public Set<String> platforms() {
        return Identities.platforms();
    }

    /** Whose number range it is, ISO 3166-1 alpha-2; empty if it is of none of the countries. */
    public Optional<String> countryOf(String range) {
        return places().stream()
                .filter(place -> place.channel() == Channel.SMS)
                .map(Place::country)
                .filter(country -> Places.hasRange(country, range))
                .findFirst();
    }

    List<Place> places() {
        return Places.all();
    }

    /** The places with the weights that they have in traffic that begins at this time. */
    List<Place> placesAt(long startNanos) {
        return domainShare.map(one -> one.of(places(), startNanos)).orElseGet(this::places);
    }

    List<Sending> sendings() {
        return SENDINGS;
    }

    Timing timing() {
        return timing;
    }

    private static TrafficProfile usual(String name, Timing timing) {
        Map<Quirk, Double> shares = new EnumMap<>(Quirk.class);
        for (Quirk quirk : Quirk.values()) {
            shares.put(quirk, quirk.usualShare());
        }
        return new TrafficProfile(name, 50, timing, shares, Optional.empty());
    }

    /**
     * How long codes count.
     *
     * @param codeLife how long after its send a code is accepted, 10 s less than the shortest horizon
     *     or more: so that evidence after the horizon is always that of a code without other evidence
     * @param validity after which a code that has not arrived is dropped by the network
     */
    record Timing(Duration codeLife, Duration validity) {}
}
