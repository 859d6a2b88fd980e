package io.otpwatch.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What goes wrong in a run, with its ground truth. */
public final class Scenario {
    private final String name;
    private final List<Fault> faults;

    private Scenario(String name, List<Fault> faults) {
        this.name = name;
        this.faults = List.copyOf(faults);
    }

    /** Nothing but the usual mishaps. */
    public static Scenario healthy() {
        return new Scenario("healthy", List.of());
    }

    /**
     * A carrier filters codes sent from {@code start} on.
     *
     * @param carrier MCC-MNC
     * @param kind silent: no receipt, no refusal; explicit: each code is refused within seconds
     * @param end empty: for ever
     */
    public static Scenario carrierBlock(String carrier, CauseKind kind, Duration start, Optional<Duration> end) {
        return single("carrier-block", kind, Map.of("domain", carrier), start, end);
    }

    /** Nothing that the provider took, or has not delivered yet, arrives. */
    public static Scenario providerOutage(String provider, Duration start, Optional<Duration> end) {
        return single("provider-outage", CauseKind.PROVIDER_OUTAGE, Map.of("provider", provider), start, end);
    }

    /** The provider's receipts and failure reports stop, and are never caught up; its codes arrive. */
    public static Scenario feedDead(String provider, Duration start, Optional<Duration> end) {
        return single("feed-dead", CauseKind.FEED_BROKEN, Map.of("provider", provider), start, end);
    }

    /** After three minutes a carrier filters silently for three minutes; again every ten minutes. */
    public static Scenario showcase() {
        Window window = new Window(
                Duration.ofMinutes(3), Optional.of(Duration.ofMinutes(6)), Optional.of(Duration.ofMinutes(10)));
        return new Scenario(
                "showcase",
                List.of(new Fault(CauseKind.CARRIER_FILTERING_SILENT, Map.of("domain", "310-260"), window)));
    }

    /**
     * Reads {@code name} or {@code name:key=value,…}, as in {@code carrier-block:carrier=262-01,start=30s}.
     *
     * @throws IllegalArgumentException that lists the names, or the keys of the scenario
     */
    public static Scenario parse(String text) {
        return ScenarioParser.parse(text);
    }

    public String name() {
        return name;
    }

    /** What was truly broken before {@code until} if the model started at {@code start}, earliest first. */
    public List<Cause> truth(Instant start, Instant until) {
        return faults.stream()
                .flatMap(fault -> fault.causes(start, until).stream())
                .sorted(Comparator.comparing(Cause::start))
                .toList();
    }

    List<Fault> faults() {
        return faults;
    }

    /** Refuses a scenario that breaks nothing of the profile's traffic. */
    void requireCovers(TrafficProfile profile) {
        for (Fault fault : faults) {
            boolean any = profile.places().stream()
                    .anyMatch(place -> profile.sendings().stream()
                            .anyMatch(sending -> sending.channel() == place.channel() && fault.covers(place, sending)));
            if (!any) {
                throw new IllegalArgumentException("scenario " + name + " touches no traffic: no " + fault.scope()
                        + " among domains " + profile.domains() + " and providers " + profile.providers());
            }
        }
    }

    private static Scenario single(
            String name, CauseKind kind, Map<String, String> scope, Duration start, Optional<Duration> end) {
        return new Scenario(name, List.of(new Fault(kind, scope, new Window(start, end, Optional.empty()))));
    }
}
