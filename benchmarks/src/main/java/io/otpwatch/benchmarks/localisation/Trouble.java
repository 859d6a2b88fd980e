package io.otpwatch.benchmarks.localisation;

import io.otpwatch.processor.localise.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What is broken in a window: scopes of some attributes, drawn anew each time. A carrier may be a mail domain. */
enum Trouble {
    SENDER("sender"),
    CARRIER("domain"),
    COUNTRY("country"),
    SENDER_IN_COUNTRY("sender country"),
    CHANNEL("channel"),
    SENDER_TO_DOMAIN("sender domain"),
    SENDER_AND_CARRIER("sender", "domain"),
    NOTHING();

    @SuppressWarnings("ImmutableEnumChecker") // made by toList
    private final List<List<String>> names;

    /** @param scopes the names of each one's attributes */
    Trouble(String... scopes) {
        names = Arrays.stream(scopes)
                .map(scope -> List.of(scope.split(" ", -1)))
                .toList();
    }

    String shown() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
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
                            .toList()))
                    .distinct()
                    .toList();
            scopes.add(values.get(random.nextInt(values.size())));
        }
        return scopes;
    }
}
