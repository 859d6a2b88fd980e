package io.otpwatch.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What goes wrong in a run, with its ground truth. */
public final class Scenario {
    private final String name;
    private final List<Fault> faults;

    private Scenario(String name, List<Fault> faults) {
        this.name = name;
        this.faults = faults.stream()
                .sorted(Comparator.comparing(fault -> fault.effect().kind()))
                .toList();
    }

    /** Nothing but the usual mishaps. */
    public static Scenario healthy() {
        return new Scenario("healthy", List.of());
    }

    /** After three minutes a carrier filters silently for three minutes; again every ten minutes. */
    public static Scenario showcase() {
        Window window = new Window(
                Duration.ofMinutes(3), Optional.of(Duration.ofMinutes(6)), Optional.of(Duration.ofMinutes(10)));
        Effect filter = new CarrierFilter(CarrierFilter.Answer.NONE);
        return of("showcase", new Fault(filter, Scope.of(Scope.DOMAIN, "310-260"), window));
    }

    /**
     * Reads {@code name} or {@code name:key=value,…}, as in {@code carrier-block:carrier=262-01,start=30s}; or several
     * of them joined by {@code +}, which then happen in the same run.
     *
     * @throws IllegalArgumentException that lists the names, or the keys of the scenario
     */
    public static Scenario parse(String text) {
        return ScenarioParser.parse(text);
    }

    static Scenario of(String name, Fault fault) {
        return new Scenario(name, List.of(fault));
    }

    /** All of them in one run; at least one. */
    static Scenario together(List<Scenario> scenarios) {
        return new Scenario(
                scenarios.stream().map(Scenario::name).collect(Collectors.joining("+")),
                scenarios.stream().flatMap(each -> each.faults.stream()).toList());
    }

    /** As it was parsed, without the options: {@code carrier-block}, {@code feed-dead+pumping}. */
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

    /** In the order in which they meet a code. */
    List<Fault> faults() {
        return faults;
    }

    /** Refuses a scenario of which a fault hits nothing of the profile's traffic. */
    void requireCovers(TrafficProfile profile) {
        faults.forEach(fault -> new Coverage(profile, fault).require(name));
    }
}
