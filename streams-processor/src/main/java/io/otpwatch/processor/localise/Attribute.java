package io.otpwatch.processor.localise;

import java.util.Comparator;
import java.util.List;

/**
 * One attribute of a leaf.
 *
 * @param name such as channel or provider; any other will do, for other tables than ours
 * @param value may be empty
 */
public record Attribute(String name, String value) implements Comparable<Attribute> {
    /** From where a code starts to where it ends, as a person would name a path. Other names follow, by alphabet. */
    private static final List<String> RANKING =
            List.of("channel", "provider", "sender", "country", "operator", "domain", "platform", "range");

    private static final Comparator<String> BY_RANK =
            Comparator.<String>comparingInt(Attribute::rank).thenComparing(Comparator.naturalOrder());
    private static final Comparator<Attribute> ORDER =
            Comparator.comparing(Attribute::name, BY_RANK).thenComparing(Attribute::value);

    public Attribute {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an attribute needs a name");
        }
    }

    /** The order of names: ours as codes go, then others by alphabet. */
    public static Comparator<String> namesInOrder() {
        return BY_RANK;
    }

    @Override
    public int compareTo(Attribute other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return name + "=" + value;
    }

    private static int rank(String name) {
        int rank = RANKING.indexOf(name);
        return rank < 0 ? RANKING.size() : rank;
    }
}
