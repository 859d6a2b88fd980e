package io.otpwatch.processor.localise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * By which attributes trouble may be described: each set of names is a cuboid, whose nodes are its values. Everything, the
 * empty set, is always one. Attributes that follow from others need no care here: {@link Lattice} drops what says nothing
 * more.
 */
public final class Hierarchy {
    /**
     * For routes. Single attributes, and what breaks by itself: a provider's or sender's way to a place; a channel at a
     * provider or in a country; an operator or domain in one country; and a single route.
     */
    public static final Hierarchy ROUTES = of(
            "channel",
            "provider",
            "sender",
            "country",
            "operator",
            "domain",
            "platform",
            "range",
            "channel provider",
            "channel country",
            "channel platform",
            "provider sender",
            "provider country",
            "provider operator",
            "provider domain",
            "sender country",
            "sender operator",
            "sender domain",
            "country operator",
            "country domain",
            "channel provider country",
            "provider sender country",
            "provider sender domain",
            "provider sender country domain");

    private final List<List<String>> cuboids;

    /** @param cuboids sets of names */
    public Hierarchy(Collection<? extends Collection<String>> cuboids) {
        Set<List<String>> distinct = new LinkedHashSet<>();
        distinct.add(List.of());
        for (Collection<String> names : cuboids) {
            distinct.add(
                    names.stream().distinct().sorted(Attribute.namesInOrder()).toList());
        }
        this.cuboids = List.copyOf(distinct);
    }

    /** All sets of at most {@code most} of the names, 1 or more. */
    public static Hierarchy upTo(int most, Collection<String> names) {
        List<List<String>> cuboids = new ArrayList<>();
        cuboids.add(List.of());
        for (String name : new LinkedHashSet<>(names)) {
            for (List<String> shorter : List.copyOf(cuboids)) {
                if (shorter.size() < most) {
                    List<String> longer = new ArrayList<>(shorter);
                    longer.add(name);
                    cuboids.add(longer);
                }
            }
        }
        return new Hierarchy(cuboids);
    }

    /** Sets of names, each sorted, the empty one first. */
    List<List<String>> cuboids() {
        return cuboids;
    }

    private static Hierarchy of(String... cuboids) {
        return new Hierarchy(Arrays.stream(cuboids)
                .map(names -> List.of(names.split(" ", -1)))
                .toList());
    }
}
