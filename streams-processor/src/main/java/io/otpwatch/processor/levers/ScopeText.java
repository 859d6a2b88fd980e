package io.otpwatch.processor.levers;

import io.otpwatch.processor.localise.Attribute;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.rules.Domains;
import io.otpwatch.rules.NumberRanges;
import io.otpwatch.rules.PrivateText;
import io.otpwatch.rules.RouteFields;
import io.otpwatch.schemas.KnownDomains;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Scopes as text: {@code provider=twilio,domain=310-260}; empty is everything. */
public final class ScopeText {
    private static final Set<String> NAMES =
            Set.of("channel", "provider", "sender", "country", "operator", "domain", "platform", "range");
    private static final int MAX_VALUE = 253;

    private ScopeText() {}

    /** In the one spelling: attributes in their order, no blanks. */
    public static String write(Scope scope) {
        return scope.attributes().stream()
                .map(attribute -> attribute.name() + "=" + attribute.value())
                .collect(Collectors.joining(","));
    }

    /** @throws BadLever naming {@code scope} */
    public static Scope read(String text) throws BadLever {
        List<Attribute> attributes = new ArrayList<>();
        int position = 0;
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            position++;
            int equals = part.indexOf('=');
            if (equals <= 0) {
                throw new BadLever("scope", "name=value, several separated by commas; part " + position + " has no =");
            }
            String name = part.substring(0, equals).strip();
            String value = part.substring(equals + 1).strip();
            if (!NAMES.contains(name)) {
                throw new BadLever(
                        "scope",
                        "one of " + NAMES.stream().sorted().collect(Collectors.joining(", ")) + " before the = of part "
                                + position + "; was " + name.length() + " characters");
            }
            if (value.isEmpty() || value.length() > MAX_VALUE || value.chars().anyMatch(Character::isISOControl)) {
                throw new BadLever(
                        "scope",
                        "1 to 253 printable characters after the = of part " + position + "; was " + value.length()
                                + " characters");
            }
            Optional<String> problem = problem(name, value);
            if (problem.isPresent()) {
                throw new BadLever("scope", problem.get() + " (part " + position + ")");
            }
            boolean twice = attributes.stream().anyMatch(other -> other.name().equals(name));
            if (twice) {
                throw new BadLever("scope", "each name once; part " + position + " names one again");
            }
            attributes.add(new Attribute(name, value));
        }
        return new Scope(attributes);
    }

    /** Senders may be numbers, as in events. */
    private static Optional<String> problem(String name, String value) {
        return switch (name) {
            case "range" -> NumberRanges.problem(value);
            case "domain" -> KnownDomains.isFolded(value) ? Optional.empty() : Domains.problem(value);
            case "sender" -> RouteFields.nameProblem(value);
            default -> PrivateText.problemOfWord(value);
        };
    }
}
