package io.otpwatch.simulator;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether a fault hits anything of a profile's traffic. */
final class Coverage {
    private final TrafficProfile profile;
    private final Fault fault;
    private final List<Place> places;

    Coverage(TrafficProfile profile, Fault fault) {
        this.profile = profile;
        this.fault = fault;
        this.places = profile.places().stream()
                .filter(place -> fault.effect().affects(place.channel()))
                .toList();
    }

    /** @throws IllegalArgumentException that says what there is */
    void require(String scenario) {
        Map<String, String> wanted = new TreeMap<>(fault.scope().attributes());
        String platform = wanted.get(Scope.PLATFORM);
        boolean any = places.stream()
                .anyMatch(place -> profile.sendings().stream()
                        .anyMatch(sending -> sending.channel() == place.channel() && fault.covers(place, sending)));
        if (!any || (platform != null && !profile.platforms().contains(platform))) {
            throw new IllegalArgumentException("scenario " + scenario + " touches no traffic: no " + fault.scope()
                    + " among " + wanted.keySet().stream().map(this::known).collect(Collectors.joining(" and ")));
        }
    }

    private String known(String attribute) {
        return switch (attribute) {
            case Scope.CHANNEL ->
                "channels " + distinct(place -> place.channel().name());
            case Scope.COUNTRY -> "countries " + distinct(Place::country);
            case Scope.DOMAIN -> "domains " + distinct(Place::domain);
            case Scope.OPERATOR -> "operators " + distinct(Place::operator);
            case Scope.PROVIDER -> "providers " + profile.providers();
            case Scope.PLATFORM -> "platforms " + profile.platforms();
            default -> "ranges " + distinct(place -> Places.callingCode(place.country()) + "555…");
        };
    }

    private Set<String> distinct(Function<Place, String> attribute) {
        return places.stream().map(attribute).collect(Collectors.toCollection(TreeSet::new));
    }
}
