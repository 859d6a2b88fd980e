package io.otpwatch.processor.incident;

import io.otpwatch.events.ScopeAttribute;
import io.otpwatch.processor.localise.Attribute;
import io.otpwatch.processor.localise.Scope;
import java.util.List;

/** Scopes as events have them. */
final class Scopes {
    private Scopes() {}

    static List<ScopeAttribute> toEvent(Scope scope) {
        return scope.attributes().stream()
                .map(attribute -> new ScopeAttribute(attribute.name(), attribute.value()))
                .toList();
    }

    /**
     * Whether the part lies within the whole by its codes, and not only because the whole happens to hold all codes of a
     * wider description.
     */
    static boolean isWithin(Footprints footprints, Scope whole, Scope part) {
        boolean isWider = part.covers(whole) && !part.equals(whole);
        return !isWider && footprints.covers(whole, part);
    }

    static Scope of(List<ScopeAttribute> attributes) {
        return new Scope(attributes.stream()
                .map(attribute -> new Attribute(attribute.getName(), attribute.getValue()))
                .toList());
    }
}
