package io.otpwatch.processor.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts together what both signals say of one trouble. Two findings of one signal are two troubles. A finding of the other
 * signal belongs to a trouble if its scope holds the same codes, or if one lies within the other and in the wider scope
 * both signals are down.
 */
final class Pairing {
    private final Footprints footprints;
    private final List<List<Finding>> troubles = new ArrayList<>();

    private Pairing(Footprints footprints) {
        this.footprints = footprints;
    }

    /** Troubles, each with the finding that describes it first. */
    static List<List<Finding>> of(List<Finding> findings, Footprints footprints) {
        Pairing pairing = new Pairing(footprints);
        findings.stream()
                .sorted(Comparator.<Finding>comparingDouble(
                                finding -> -finding.culprit().score())
                        .thenComparing(Finding::scope)
                        .thenComparing(Finding::signal))
                .forEach(pairing::add);
        return pairing.troubles;
    }

    private void add(Finding finding) {
        List<List<Finding>> akin = troubles.stream()
                .filter(trouble -> isAkin(trouble.get(0), finding))
                .toList();
        if (akin.isEmpty()) {
            troubles.add(new ArrayList<>(List.of(finding)));
            return;
        }
        List<Finding> trouble = akin.get(0);
        boolean describes = akin.size() == 1
                && !isSame(trouble.get(0), finding)
                && footprints.covers(finding.scope(), trouble.get(0).scope());
        trouble.add(describes ? 0 : trouble.size(), finding);
    }

    private boolean isAkin(Finding one, Finding other) {
        if (one.signal() == other.signal()) {
            return false;
        }
        return isSame(one, other)
                || (one.isSeconded() && footprints.covers(one.scope(), other.scope()))
                || (other.isSeconded() && footprints.covers(other.scope(), one.scope()));
    }

    private boolean isSame(Finding one, Finding other) {
        return one.culprit().isKnownAs(other.scope()) || footprints.same(one.scope(), other.scope());
    }
}
