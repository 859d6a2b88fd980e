package io.otpwatch.benchmarks.localisation;

import io.otpwatch.processor.localise.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** What is broken in a window: scopes of some attributes, drawn anew each time. */
enum Trouble {
    SENDER(List.of("sender")),
    CARRIER(List.of("domain")),
    COUNTRY(List.of("country")),
    SENDER_IN_COUNTRY(List.of("sender", "country")),
    CHANNEL(List.of("channel")),
    SENDER_TO_DOMAIN(List.of("sender", "domain")),
    SENDER_AND_CARRIER(List.of("sender"), List.of("domain")),
    NOTHING();

    private final List<List<String>> names;

    @SafeVarargs
    Trouble(List<String>... names) {
        this.names = List.of(names);
    }

    String shown() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /** Each value is as likely as any other, however much it sends. */
    List<Scope> draw(List<SimulatedRoute> routes, SplittableRandom random) {
        List<Scope> scopes = new ArrayList<>();
        for (List<String> attributes : names) {
            List<Scope> values = routes.stream()
                    .map(SimulatedRoute::scope)
                    .filter(route -> !attributes.contains("country")
                            || !route.value("country").orElseThrow().equals("ZZ"))
                    .map(route -> new Scope(route.attributes().stream()
                            .filter(attribute -> attributes.contains(attribute.name()))
                            .collect(Collectors.toList())))
                    .distinct()
                    .toList();
            scopes.add(values.get(random.nextInt(values.size())));
        }
        return scopes;
    }
}
