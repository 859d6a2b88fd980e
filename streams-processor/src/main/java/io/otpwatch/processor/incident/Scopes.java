package io.otpwatch.processor.incident;

import io.otpwatch.events.ScopeAttribute;
import io.otpwatch.processor.localise.Attribute;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.ArrayList;
import java.util.List;

/** Scopes as events have them. */
public final class Scopes {
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

    public static Scope of(List<ScopeAttribute> attributes) {
        return new Scope(attributes.stream()
                .map(attribute -> new Attribute(attribute.getName(), attribute.getValue()))
                .toList());
    }

    public static void write(Scope scope, PackedWriter out) {
        out.varint(scope.attributes().size());
        for (Attribute attribute : scope.attributes()) {
            out.text(attribute.name());
            out.text(attribute.value());
        }
    }

    public static Scope read(PackedReader in) {
        int count = in.number();
        List<Attribute> attributes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            attributes.add(new Attribute(in.text(), in.text()));
        }
        return new Scope(attributes);
    }
}
