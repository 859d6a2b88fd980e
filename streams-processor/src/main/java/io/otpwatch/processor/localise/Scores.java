package io.otpwatch.processor.localise;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** For each node its best score, and at which rho and start it has it. */
final class Scores {
    private final List<Node> nodes;
    private final Residuals residuals;
    private final double[] scores;
    private final int[] rhos;
    private final int[] starts;
    private final double[] mins; // what does not reach it has no score

    Scores(Lattice lattice, Residuals residuals) {
        nodes = lattice.nodes();
        this.residuals = residuals;
        scores = new double[nodes.size()];
        rhos = new int[nodes.size()];
        starts = new int[nodes.size()];
        mins = new double[nodes.size()];
        Arrays.fill(mins, Double.NEGATIVE_INFINITY);
        BitSet all = new BitSet();
        all.set(0, nodes.size());
        score(all);
    }

    private Scores(Scores other) {
        nodes = other.nodes;
        residuals = other.residuals.copy();
        scores = other.scores.clone();
        rhos = other.rhos.clone();
        starts = other.starts.clone();
        mins = other.mins.clone();
    }

    /** To see what would be, if. */
    Scores copy() {
        return new Scores(this);
    }

    double score(int node) {
        return scores[node];
    }

    /** Index of the grid. */
    int rho(int node) {
        return rhos[node];
    }

    int start(int node) {
        return starts[node];
    }

    Residuals.Counts counts(int node) {
        return residuals.counts(starts[node], nodes.get(node));
    }

    /** The node with the highest score that does not lie within those leaves; empty if there is none. */
    OptionalInt best(BitSet but) {
        int best = -1;
        for (int node = 0; node < scores.length; node++) {
            if ((best < 0 || scores[node] > scores[best]) && !nodes.get(node).isWithin(but)) {
                best = node;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    /** The node with the highest score of those that are a part of that one; empty if it has none. */
    OptionalInt bestPart(int whole) {
        BitSet leaves = nodes.get(whole).leafSet();
        int best = -1;
        for (int node = 0; node < scores.length; node++) {
            boolean better = node != whole && (best < 0 || scores[node] > scores[best]);
            if (better && nodes.get(node).isWithin(leaves)) {
                best = node;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    /**
     * Takes the node as explained; what shares leaves with it is scored again.
     *
     * @param partMin below it what lies within the node has no score any more
     */
    void explain(int node, double partMin) {
        residuals.explain(nodes.get(node));
        BitSet leaves = nodes.get(node).leafSet();
        BitSet changed = new BitSet();
        for (int other = 0; other < nodes.size(); other++) {
            if (nodes.get(other).shares(leaves)) {
                changed.set(other);
                mins[other] = nodes.get(other).isWithin(leaves) ? Math.max(mins[other], partMin) : mins[other];
            }
        }
        score(changed);
    }

    /** Start by start, so that the gains of one stay in the processor's cache. */
    private void score(BitSet which) {
        double[] sums = new double[residuals.rhos()];
        double costOfStarts = Math.log(residuals.starts());
        which.stream().forEach(node -> scores[node] = Double.NEGATIVE_INFINITY);
        for (int start = 0; start < residuals.starts(); start++) {
            for (int node = which.nextSetBit(0); node >= 0; node = which.nextSetBit(node + 1)) {
                residuals.sum(start, nodes.get(node), sums);
                int best = Residuals.best(sums);
                double score = sums[best] - nodes.get(node).cost() - costOfStarts;
                if (score > scores[node] && score >= mins[node]) {
                    scores[node] = score;
                    rhos[node] = best;
                    starts[node] = start;
                }
            }
        }
    }
}
