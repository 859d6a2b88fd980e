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

    static Scope of(List<ScopeAttribute> attributes) {
        return new Scope(attributes.stream()
                .map(attribute -> new Attribute(attribute.getName(), attribute.getValue()))
                .toList());
    }
}
