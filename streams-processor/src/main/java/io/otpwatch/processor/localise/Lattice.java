package io.otpwatch.processor.localise;

import io.otpwatch.processor.localise.Node.Description;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All sets of leaves that can be described. Descriptions of equal sets are one node: where a provider has one sender only,
 * no evidence can ever tell the two apart. A description is dropped if a part of it says the same: a carrier is in one
 * country, so the two together say no more than the carrier.
 */
final class Lattice {
    private final List<Scope> leaves;
    private final Map<Scope, Integer> numbers = new HashMap<>();
    /** Of the scopes of this look: the same objects come once for each start, and equal ones take long to find. */
    private final IdentityHashMap<Scope, Integer> seen = new IdentityHashMap<>();

    private final List<Node> nodes;

    /** @param leaves each once */
    Lattice(List<Scope> leaves, Hierarchy hierarchy) {
        this.leaves = List.copyOf(leaves);
        for (int leaf = 0; leaf < this.leaves.size(); leaf++) {
            numbers.put(this.leaves.get(leaf), leaf);
        }
        nodes = nodes(hierarchy);
    }

    int leafCount() {
        return leaves.size();
    }

    /** Whether these are its leaves, in any order and any number of times. */
    boolean isOf(Collection<Scope> others) {
        BitSet seen = new BitSet();
        for (Scope other : others) {
            int number = number(other);
            if (number < 0) {
                return false;
            }
            seen.set(number);
        }
        return seen.cardinality() == leaves.size();
    }

    /** The number of a leaf; -1: it has none. */
    int number(Scope leaf) {
        Integer known = seen.get(leaf);
        if (known == null) {
            known = numbers.getOrDefault(leaf, -1);
            seen.put(leaf, known);
        }
        return known;
    }

    /** Another look begins, with other objects. */
    void forgetSeen() {
        seen.clear();
    }

    List<Node> nodes() {
        return nodes;
    }

    private List<Node> nodes(Hierarchy hierarchy) {
        Map<LeafSet, List<Description>> sets = new LinkedHashMap<>();
        Map<List<String>, Grouping> known = new HashMap<>();
        for (List<String> names : hierarchy.cuboids()) {
            Grouping grouping = grouping(names, known);
            for (int[] members : grouping.members()) {
                sets.computeIfAbsent(new LeafSet(members), unused -> new ArrayList<>(2))
                        .add(new Description(names, leaves.get(members[0]), grouping.count()));
            }
        }
        return sets.entrySet().stream()
                .map(set -> new Node(set.getKey().leaves(), shortestFirst(set.getValue())))
                .toList();
    }

    /** Those of fewer attributes are made once for all that begin with them. */
    private Grouping grouping(List<String> names, Map<List<String>, Grouping> known) {
        Grouping grouping = known.get(names);
        if (grouping == null) {
            grouping = switch (names.size()) {
                case 0 -> Grouping.whole(leaves.size());
                case 1 -> Grouping.by(names.get(0), leaves);
                default ->
                    grouping(names.subList(0, names.size() - 1), known)
                            .and(grouping(names.subList(names.size() - 1, names.size()), known));
            };
            known.put(names, grouping);
        }
        return grouping;
    }

    /** The sort is stable: what costs the same stands in the hierarchy's order. */
    private static List<Description> shortestFirst(List<Description> all) {
        return all.stream()
                .filter(one -> all.stream().noneMatch(other -> other.isPartOf(one)))
                .sorted(Comparator.<Description>comparingInt(one -> one.names().size())
                        .thenComparingInt(Description::alternatives))
                .toList();
    }

    /** Numbers of leaves, rising, compared by what they are. */
    @SuppressWarnings("ArrayRecordComponent")
    private record LeafSet(int[] leaves) {
        @Override
        public boolean equals(Object other) {
            return other instanceof LeafSet set && Arrays.equals(leaves, set.leaves);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(leaves);
        }
    }
}
