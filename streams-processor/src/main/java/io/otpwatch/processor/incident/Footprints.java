package io.otpwatch.processor.incident;

import io.otpwatch.processor.localise.Scope;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Which leaves scopes hold: that {@code domain=gmail.com} lies within {@code operator=google} follows from the leaves
 * only. Where a scope holds no leaf, its attributes are compared. What was asked is remembered, so it is made anew when the
 * leaves change, not at each step; not thread-safe.
 */
public final class Footprints {
    private static final int REMEMBERED = 1000;

    private final List<Scope> leaves;
    private final Map<Scope, BitSet> held = new HashMap<>();

    /**
     * @param leaves all routes in use, with every attribute that they have; one that is judged per client platform once for
     *     each
     */
    public Footprints(List<Scope> leaves) {
        this.leaves = List.copyOf(leaves);
    }

    /** Whether all codes of {@code part} are codes of {@code whole}. */
    public boolean covers(Scope whole, Scope part) {
        if (whole.covers(part)) {
            return true;
        }
        BitSet inPart = of(part);
        if (inPart.isEmpty()) {
            return false;
        }
        BitSet beyond = (BitSet) inPart.clone();
        beyond.andNot(of(whole));
        return beyond.isEmpty();
    }

    /** Whether both hold the same codes. */
    public boolean same(Scope one, Scope other) {
        return one.equals(other) || (covers(one, other) && covers(other, one));
    }

    /** Leaves that are in both, as a share of those that are in either, 0 to 1. */
    public double overlap(Scope one, Scope other) {
        if (one.equals(other)) {
            return 1;
        }
        BitSet both = (BitSet) of(one).clone();
        both.and(of(other));
        BitSet either = (BitSet) of(one).clone();
        either.or(of(other));
        return either.isEmpty() ? 0 : (double) both.cardinality() / either.cardinality();
    }

    /** Leaves of the whole that are in some part, as a share of its leaves, 0 to 1; 0 if it has none. */
    public double share(Scope whole, Collection<Scope> parts) {
        BitSet within = new BitSet();
        parts.forEach(part -> within.or(of(part)));
        within.and(of(whole));
        int all = of(whole).cardinality();
        return all == 0 ? 0 : (double) within.cardinality() / all;
    }

    /** The values that an attribute has within the scope, in order. */
    public List<String> values(Scope scope, String attribute) {
        TreeSet<String> values = new TreeSet<>();
        BitSet in = of(scope);
        for (int i = in.nextSetBit(0); i >= 0; i = in.nextSetBit(i + 1)) {
            leaves.get(i).value(attribute).ifPresent(values::add);
        }
        return List.copyOf(values);
    }

    private BitSet of(Scope scope) {
        if (held.size() >= REMEMBERED) {
            held.clear();
        }
        return Objects.requireNonNull(held.computeIfAbsent(scope, this::find));
    }

    private BitSet find(Scope scope) {
        BitSet found = new BitSet(leaves.size());
        for (int i = 0; i < leaves.size(); i++) {
            if (scope.covers(leaves.get(i))) {
                found.set(i);
            }
        }
        return found;
    }
}
