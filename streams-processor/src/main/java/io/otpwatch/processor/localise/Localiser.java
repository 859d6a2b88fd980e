package io.otpwatch.processor.localise;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds the smallest set of scopes that explains what goes wrong and leaves out what is fine.
 *
 * <p>Each scope is scored by how much likelier all evidence is if only rho of the usual arrives in all of it, less what its
 * description costs: {@code max over rho of sum over leaves of [LL(cur × rho) - LL(cur)] - ln(scopes by the same attributes)
 * - 1.5 × attributes}. As one rho holds for the whole scope, leaves in it that are fine count against it, so an outage of one
 * carrier is not said of its country; and a scope has the evidence of all its leaves, so it is found where no leaf has
 * enough. The best one is taken and its rho multiplied into cur of its leaves, 1 at first; then what remains is
 * explained likewise, until nothing scores {@value #SCORE_MIN} nats, or {@value #CULPRITS_MAX} are found. Whatever lies
 * within a scope that was found must score a hundredth of it too: no loss is spread quite evenly, and where there is much
 * evidence that shows.
 *
 * <p>With several moments at which trouble may have begun, each is tried, and the cost rises by ln of their number. What
 * scopes cost makes up for how many there are: where all is well, and the evidence right, the best one scores s by chance
 * with a probability of a few times exp(-s).
 *
 * <p>Keeps the lattice of the leaves that it saw last, as they are mostly the same again. Not thread-safe.
 */
public final class Localiser {
    /** In nats: less is no explanation. */
    public static final double SCORE_MIN = 6;

    public static final int CULPRITS_MAX = 3;

    /** Of the score of what was found: what a part of it must have to be named too. */
    private static final double PART_MIN = .01;

    private final Hierarchy hierarchy;
    private final RhoGrid grid;
    private Lattice lattice;

    public Localiser(Hierarchy hierarchy, RhoGrid grid) {
        this.hierarchy = hierarchy;
        this.grid = grid;
        lattice = new Lattice(List.of(), hierarchy);
    }

    /** For routes. */
    public Localiser() {
        this(Hierarchy.ROUTES, RhoGrid.DEFAULT);
    }

    /**
     * Explains what is said since one moment, which the culprits do not name.
     *
     * @return the strongest first; empty: nothing is wrong, or not yet surely so
     */
    public List<Culprit> explain(Collection<LeafEvidence> evidence) {
        return explain(List.of(new EvidenceSince(0, evidence)), false);
    }

    /**
     * Explains what is said since each of some moments; each culprit names the one that suits it best. What is said since
     * one of them includes what is said since all later ones.
     *
     * @return the strongest first; empty: nothing is wrong, or not yet surely so
     */
    public List<Culprit> explainSince(List<EvidenceSince> starts) {
        return explain(starts, true);
    }

    private List<Culprit> explain(List<EvidenceSince> any, boolean named) {
        List<EvidenceSince> starts = any.stream()
                .sorted(Comparator.comparingLong(EvidenceSince::since).reversed())
                .toList();
        adjustLattice(starts);
        Scores scores = new Scores(lattice, new Residuals(starts, lattice, grid));
        List<Culprit> found = new ArrayList<>();
        while (found.size() < CULPRITS_MAX) {
            OptionalInt top = scores.best(new BitSet());
            if (top.isEmpty() || scores.score(top.getAsInt()) < SCORE_MIN) {
                break;
            }
            int next = wholeOrPart(top.getAsInt(), scores);
            found.add(culprit(next, scores, starts, named).withRunnerUp(runnerUp(next, scores, starts, named)));
            scores.explain(next, PART_MIN * scores.score(next));
        }
        found.sort(Comparator.comparingDouble(Culprit::score).reversed());
        return found;
    }

    /**
     * The best scope, or the best within it. Where several things break that have little in common, what holds them all
     * may score best, at a small loss. So it is looked one step ahead: if the part and what comes next explain clearly
     * more than the whole and what comes next, it is the part.
     */
    private int wholeOrPart(int whole, Scores scores) {
        double enough = scores.score(whole) / 2; // two with less each would not explain more
        OptionalInt part = scores.bestPart(whole);
        if (part.isEmpty() || scores.score(part.getAsInt()) < enough) {
            return whole;
        }
        double clearly = Math.max(SCORE_MIN, PART_MIN * scores.score(whole));
        return ahead(part.getAsInt(), scores) > ahead(whole, scores) + clearly ? part.getAsInt() : whole;
    }

    private static double ahead(int node, Scores scores) {
        double first = scores.score(node);
        Scores then = scores.copy();
        then.explain(node, PART_MIN * first);
        OptionalInt next = then.best(new BitSet());
        return next.isPresent() ? first + Math.max(0, then.score(next.getAsInt())) : first;
    }

    private Optional<Culprit> runnerUp(int culprit, Scores scores, List<EvidenceSince> starts, boolean named) {
        OptionalInt next = scores.best(lattice.nodes().get(culprit).leafSet());
        return next.isPresent() && scores.score(next.getAsInt()) > 0
                ? Optional.of(culprit(next.getAsInt(), scores, starts, named))
                : Optional.empty();
    }

    private Culprit culprit(int number, Scores scores, List<EvidenceSince> starts, boolean named) {
        Node node = lattice.nodes().get(number);
        Residuals.Counts counts = scores.counts(number);
        return new Culprit(
                node.scope(),
                grid.rho(scores.rho(number)),
                scores.score(number),
                node.otherScopes(),
                named ? OptionalLong.of(starts.get(scores.start(number)).since()) : OptionalLong.empty(),
                node.leaves().length,
                counts.sent(),
                counts.arrived(),
                counts.expected(),
                Optional.empty());
    }

    private void adjustLattice(List<EvidenceSince> starts) {
        Set<Scope> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Scope> inOrder = new ArrayList<>();
        for (EvidenceSince start : starts) {
            for (LeafEvidence leaf : start.leaves()) {
                if (leaves.add(leaf.leaf())) {
                    inOrder.add(leaf.leaf());
                }
            }
        }
        lattice.forgetSeen();
        if (!lattice.isOf(inOrder)) {
            lattice = new Lattice(inOrder.stream().distinct().toList(), hierarchy);
        }
    }
}
