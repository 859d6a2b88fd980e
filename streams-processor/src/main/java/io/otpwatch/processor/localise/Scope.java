package io.otpwatch.processor.localise;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Attribute values that hold together: {@code provider=twilio, country=FR} is all that twilio sends to France. With all
 * attributes that there are it is a leaf, with none it is everything. Shorter ones come first in order.
 *
 * @param attributes each name once; put in {@link Attribute}'s order
 */
public record Scope(List<Attribute> attributes) implements Comparable<Scope> {
    public static final Scope EVERYTHING = new Scope(List.of());

    public Scope {
        attributes = attributes.stream().sorted().toList();
        if (attributes.stream().map(Attribute::name).distinct().count() < attributes.size()) {
            throw new IllegalArgumentException("an attribute has one value: " + names(attributes));
        }
    }

    /** Of names and their values. */
    public static Scope of(Map<String, String> values) {
        return new Scope(values.entrySet().stream()
                .map(value -> new Attribute(value.getKey(), value.getValue()))
                .toList());
    }

    /** The value of that attribute; empty if the scope does not say. */
    public Optional<String> value(String name) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(name)) {
                return Optional.of(attribute.value());
            }
        }
        return Optional.empty();
    }

    /** Whether the leaf, or the narrower scope, lies within this one. */
    public boolean covers(Scope leaf) {
        return leaf.attributes.containsAll(attributes);
    }

    public boolean isEverything() {
        return attributes.isEmpty();
    }

    /** {@code provider=twilio, country=FR}, or {@code everything}. */
    public String text() {
        return attributes.isEmpty()
                ? "everything"
                : attributes.stream().map(Attribute::toString).collect(Collectors.joining(", "));
    }

    @Override
    public int compareTo(Scope other) {
        int bySize = Integer.compare(attributes.size(), other.attributes.size());
        for (int i = 0; bySize == 0 && i < attributes.size(); i++) {
            int byAttribute = attributes.get(i).compareTo(other.attributes.get(i));
            if (byAttribute != 0) {
                return byAttribute;
            }
        }
        return bySize;
    }

    @Override
    public String toString() {
        return text();
    }

    private static String names(Collection<Attribute> attributes) {
        return attributes.stream().map(Attribute::name).collect(Collectors.joining(", "));
    }
}
