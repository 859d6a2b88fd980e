package io.otpwatch.processor.localise;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence still says when some of it has been explained. Each leaf has a share that explanations so far leave it,
 * cur, 1 at first; its residual gain at rho is that of cur × rho less that of cur. Each moment at which trouble may have
 * begun has residuals of its own.
 */
final class Residuals {
    private final RhoGrid grid;
    private final int leafCount;
    private final @Nullable LeafEvidence[][] evidence; // by start and leaf; null: nothing to say
    private final double[][] explained; // ln cur, likewise
    private final double[][] gains; // by start; the grid's gains of each leaf, one after another

    Residuals(List<EvidenceSince> starts, Lattice lattice, RhoGrid grid) {
        this.grid = grid;
        leafCount = lattice.leafCount();
        evidence = new @Nullable LeafEvidence[starts.size()][leafCount];
        explained = new double[starts.size()][leafCount];
        gains = new double[starts.size()][leafCount * grid.size()];
        for (int start = 0; start < starts.size(); start++) {
            for (LeafEvidence leaf : starts.get(start).leaves()) {
                add(start, lattice.number(leaf.leaf()), leaf);
            }
        }
    }

    int starts() {
        return gains.length;
    }

    int rhos() {
        return grid.size();
    }

    /** Adds up the node's residual gains into {@code sums}, one for each rho. */
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

    /**
     * Takes the node as explained. By how much depends on the moment: asked about an hour of which it was out for ten
     * minutes, most has arrived. So each start has the rho that suits it best.
     */
    void explain(Node node) {
        double[] sums = new double[grid.size()];
        for (int start = 0; start < starts(); start++) {
            sum(start, node, sums);
            int best = best(sums);
            if (sums[best] > 0) {
                for (int leaf : node.leaves()) {
                    explain(start, leaf, grid.log(best));
                }
            }
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

    private void explain(int start, int leaf, double logRho) {
        LeafEvidence known = evidence[start][leaf];
        if (known == null) {
            return;
        }
        explained[start][leaf] += logRho;
        double cur = explained[start][leaf];
        double atCur = grid.gainAt(cur, known.gain());
        for (int i = 0; i < grid.size(); i++) {
            gains[start][leaf * grid.size() + i] = grid.gainAt(cur + grid.log(i), known.gain()) - atCur;
        }
    }
}
