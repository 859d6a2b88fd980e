package io.otpwatch.processor.localise.table;

import io.otpwatch.processor.localise.Scope;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The share of good that is usual on each leaf, by its earlier minutes, on the pessimistic side.
 *
 * <ul>
 *   <li>The mean is shrunk to that of all leaves, which counts as much as {@value #PRIOR} observations; so a leaf that is
 *       new has a usual share too.
 *   <li>Its error is that of so many observations, and what shares differ by from minute to minute beyond chance: the
 *       variance tau² of their logits, by moments, {@code sum (d² - n p (1 - p)) / sum n (n - 1) p² (1 - p)²} with
 *       {@code d = good - n p}.
 *   <li>What is taken for usual lies two such errors below the mean, on the scale of logits, so that neither chance nor
 *       common ups and downs name anybody; and at most at {@value #MOST}, so that one of a thousand is never news.
 * </ul>
 */
final class Usual {
    private static final double PRIOR = 20;
    private static final double ERRORS = 2;
    private static final double MOST = .999;
    private static final double LEAST = 1e-6;

    private final Map<Scope, Share> shares;
    private final double overall;
    private final double variance;

    private Usual(Map<Scope, Share> shares, double overall, Collection<TableRow> rows) {
        this.shares = shares;
        this.overall = overall;
        variance = variance(rows);
    }

    /** @param rows of the earlier minutes, one for each leaf and minute */
    static Usual of(Collection<TableRow> rows) {
        Map<Scope, Share> shares = new HashMap<>();
        Share all = new Share();
        for (TableRow row : rows) {
            shares.computeIfAbsent(row.leaf(), unused -> new Share()).add(row);
            all.add(row);
        }
        double overall = (all.good() + 1.0) / (all.total() + 2); // neither 0 nor 1, whatever was seen
        return new Usual(shares, overall, rows);
    }

    /** The pessimistic share of good. */
    double of(Scope leaf) {
        double p = mean(leaf);
        Share share = shares.get(leaf);
        double observed = PRIOR + (share == null ? 0 : share.total());
        double error = Math.sqrt(variance + 1 / (observed * p * (1 - p)));
        double logit = Math.log(p / (1 - p)) - ERRORS * error;
        return Math.min(MOST, Math.max(LEAST, 1 / (1 + Math.exp(-logit))));
    }

    private double mean(Scope leaf) {
        Share share = shares.get(leaf);
        return share == null ? overall : (share.good() + PRIOR * overall) / (share.total() + PRIOR);
    }

    private double variance(Collection<TableRow> rows) {
        double beyondChance = 0;
        double weight = 0;
        for (TableRow row : rows) {
            double n = row.total();
            double p = mean(row.leaf());
            double d = n - row.bad() - n * p;
            beyondChance += d * d - n * p * (1 - p);
            weight += n * (n - 1) * p * p * (1 - p) * (1 - p);
        }
        return weight > 0 ? Math.max(0, beyondChance / weight) : 0;
    }
}
