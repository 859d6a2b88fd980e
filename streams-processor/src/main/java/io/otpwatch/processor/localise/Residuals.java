package io.otpwatch.processor.localise;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence still says when some of it has been explained. Each leaf has a share that explanations so far leave it,
 * cur, 1 at first; its residual gain at rho is that of cur × rho less that of cur.
 *
 * <p>Trouble hardly ever begins just at one of the starts, and asked about an hour of which it was out for ten minutes,
 * most has arrived. So time is cut at the starts: each leaf has a cur for each span between two of them, and the residual
 * since a start is the sum over the spans from there on.
 */
final class Residuals {
    private final RhoGrid grid;
    private final @Nullable LeafEvidence[][] evidence; // by start, the latest first, and leaf; null: nothing to say
    private final double[][] explained; // ln cur, by span and leaf; a span begins with the start of its number
    private final double[][] gains; // by start; the grid's gains of each leaf, one after another

    /** @param starts the latest first */
    Residuals(List<EvidenceSince> starts, Lattice lattice, RhoGrid grid) {
        this.grid = grid;
        int leafCount = lattice.leafCount();
        evidence = new @Nullable LeafEvidence[starts.size()][leafCount];
        explained = new double[starts.size()][leafCount];
        gains = new double[starts.size()][leafCount * grid.size()];
        for (int start = 0; start < starts.size(); start++) {
            for (LeafEvidence leaf : starts.get(start).leaves()) {
                add(start, lattice.number(leaf.leaf()), leaf);
            }
        }
    }

    private Residuals(Residuals other) {
        grid = other.grid;
        evidence = other.evidence;
        explained = copy(other.explained);
        gains = copy(other.gains);
    }

    Residuals copy() {
        return new Residuals(this);
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    int starts() {
        return gains.length;
    }

    int rhos() {
        return grid.size();
    }

    /** Adds up the node's residual gains since the start into {@code sums}, one for each rho. */
    void sum(int start, Node node, double[] sums) {
        Arrays.fill(sums, 0);
        double[] all = gains[start];
        for (int leaf : node.leaves()) {
            int from = leaf * sums.length;
            for (int i = 0; i < sums.length; i++) {
                sums[i] += all[from + i];
            }
        }
    }

    /** Takes the node as explained, in each span by the rho that suits the node best there. */
    void explain(Node node) {
        double[] since = new double[grid.size()];
        double[] sinceNext = new double[grid.size()];
        double[] logRhos = new double[starts()];
        for (int span = 0; span < starts(); span++) {
            sum(span, node, since);
            double[] within = since.clone();
            for (int i = 0; i < within.length; i++) {
                within[i] -= sinceNext[i];
            }
            int best = best(within);
            logRhos[span] = within[best] > 0 ? grid.log(best) : 0;
            System.arraycopy(since, 0, sinceNext, 0, since.length);
        }
        for (int leaf : node.leaves()) {
            explain(leaf, logRhos);
        }
    }

    /** What is known of the node since then. */
    Counts counts(int start, Node node) {
        long sent = 0;
        long arrived = 0;
        double expected = 0;
        for (int leaf : node.leaves()) {
            LeafEvidence known = evidence[start][leaf];
            if (known != null) {
                sent += known.sent();
                arrived += known.arrived();
                expected += known.expected();
            }
        }
        return new Counts(sent, arrived, expected);
    }

    /** Of all leaves of a node. */
    record Counts(long sent, long arrived, double expected) {}

    static int best(double[] sums) {
        int best = 0;
        for (int i = 1; i < sums.length; i++) {
            if (sums[i] > sums[best]) {
                best = i;
            }
        }
        return best;
    }

    private void add(int start, int leaf, LeafEvidence more) {
        if (more.gain().length != grid.size()) {
            throw new IllegalArgumentException(
                    "a gain for each of " + grid.size() + " rhos is needed: " + more.gain().length);
        }
        LeafEvidence known = evidence[start][leaf];
        LeafEvidence sum = known == null ? more : known.plus(more);
        evidence[start][leaf] = sum;
        System.arraycopy(sum.gain(), 0, gains[start], leaf * grid.size(), grid.size());
    }

    private void explain(int leaf, double[] logRhos) {
        int from = leaf * grid.size();
        double[] residual = new double[grid.size()];
        for (int span = 0; span < starts(); span++) {
            explained[span][leaf] += logRhos[span];
            double cur = explained[span][leaf];
            double[] within = within(span, leaf);
            double atCur = grid.gainAt(cur, within);
            for (int i = 0; i < residual.length; i++) {
                residual[i] += grid.gainAt(cur + grid.log(i), within) - atCur;
                gains[span][from + i] = residual[i];
            }
        }
    }

    /** What the leaf's evidence says of the span alone. */
    private double[] within(int span, int leaf) {
        double[] within = gain(span, leaf).clone();
        if (span > 0) {
            double[] later = gain(span - 1, leaf);
            for (int i = 0; i < within.length; i++) {
                within[i] -= later[i];
            }
        }
        return within;
    }

    private double[] gain(int start, int leaf) {
        LeafEvidence known = evidence[start][leaf];
        return known == null ? new double[grid.size()] : known.gain();
    }
}
