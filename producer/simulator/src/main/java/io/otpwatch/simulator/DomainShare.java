package io.otpwatch.simulator;

import java.util.List;

/**
 * How much of all traffic goes to one domain.
 *
 * @param domain e-mail domain, or carrier as MCC-MNC
 * @param share more than 0, less than 1
 */
record DomainShare(String domain, double share) {
    DomainShare {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share of " + domain + " must be more than 0, less than 1: " + share);
        }
    }

    /**
     * The same places in the same order, the domain's weight such that it has its share at this time: {@code others ×
     * share / (1 - share)}, so beside others of 30 in all a domain has half of the traffic with a weight of 30. It is more
     * where the domain's users sleep and the others' do not.
     */
    List<Place> of(List<Place> places, long epochNanos) {
        double others = places.stream()
                .filter(place -> !place.domain().equals(domain))
                .mapToDouble(place -> place.trafficAt(epochNanos))
                .sum();
        double wanted = others * share / (1 - share);
        return places.stream()
                .map(place -> place.domain().equals(domain)
                        ? place.withWeight(place.weight() * wanted / place.trafficAt(epochNanos))
                        : place)
                .toList();
    }
}
