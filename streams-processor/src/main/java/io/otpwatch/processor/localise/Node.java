package io.otpwatch.processor.localise;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A set of leaves that has a description.
 *
 * @param leaves their numbers, rising
 * @param descriptions all that say just this set, none longer than it need be, the shortest first
 */
@SuppressWarnings("ArrayRecordComponent") // primitive, as the inner loop runs over it; nodes are compared by identity
record Node(int[] leaves, List<Description> descriptions) {
    /** Nats that each attribute of a description costs. */
    private static final double ATTRIBUTE_COST = 1.5;

    /**
     * The values that some leaf has of some attributes.
     *
     * @param leaf any leaf of the node
     * @param alternatives how many nodes there are by these attributes
     */
    record Description(List<String> names, Scope leaf, int alternatives) {
        /** What must be paid for having looked at so many, and for each attribute, in nats. */
        double cost() {
            return Math.log(alternatives) + ATTRIBUTE_COST * names.size();
        }

        Scope scope() {
            return new Scope(leaf.attributes().stream()
                    .filter(attribute -> names.contains(attribute.name()))
                    .toList());
        }

        /** The empty one is no part of any: that one sender is all there is is worth saying. */
        boolean isPartOf(Description other) {
            return !names.isEmpty() && names.size() < other.names.size() && other.names.containsAll(names);
        }
    }

    double cost() {
        return descriptions.get(0).cost();
    }

    Scope scope() {
        return descriptions.get(0).scope();
    }

    List<Scope> otherScopes() {
        return descriptions.stream().skip(1).map(Description::scope).toList();
    }

    boolean isWithin(BitSet others) {
        return Arrays.stream(leaves).allMatch(others::get);
    }

    boolean shares(BitSet others) {
        return Arrays.stream(leaves).anyMatch(others::get);
    }

    BitSet leafSet() {
        BitSet set = new BitSet();
        Arrays.stream(leaves).forEach(set::set);
        return set;
    }
}
