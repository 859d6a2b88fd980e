package io.otpwatch.benchmarks.detection;

/**
 * A change in what arrives.
 *
 * @param at seconds from the beginning; infinite: never
 * @param p the probability of arrival of what is hit, 0 ≤ p ≤ the usual one
 */
record Change(ChangeType type, double at, double p) {
    static final Change NONE = new Change(ChangeType.A, Double.POSITIVE_INFINITY, 1);

    boolean hits(double sent, double landing) {
        return (type == ChangeType.A ? sent : landing) >= at;
    }
}
