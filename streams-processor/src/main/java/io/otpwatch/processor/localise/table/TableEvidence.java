package io.otpwatch.processor.localise.table;

import io.otpwatch.processor.localise.EvidenceSince;
import io.otpwatch.processor.localise.LeafEvidence;
import io.otpwatch.processor.localise.RhoGrid;
import io.otpwatch.processor.localise.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Evidence of any table that says how much of how many went bad, per leaf and minute. Each leaf is compared with what its
 * own earlier minutes make usual: a leaf with g good and b bad and a usual share q of good has, at rho, the gain
 * {@code g ln rho + b [ln(1 - rho q) - ln(1 - q)]}.
 */
public final class TableEvidence {
    /** Finer than that of codes, as in other tables one bad of a hundred may be a lot. */
    public static final RhoGrid GRID =
            new RhoGrid(.995, .99, .98, .95, .9, .85, .8, .7, .6, .5, .4, .3, .2, .1, .05, .02);

    private TableEvidence() {}

    /**
     * If it is not known when it began: the last 1, 2, 4 … minutes, at most half of all; what is usual say the minutes
     * before the longest of these.
     *
     * @param rows in any order; those of one leaf and minute are added up
     * @throws IllegalArgumentException if there are less than two minutes
     */
    public static List<EvidenceSince> of(Collection<TableRow> rows) {
        List<Long> minutes =
                rows.stream().map(TableRow::minute).distinct().sorted().toList();
        if (minutes.size() < 2) {
            throw new IllegalArgumentException("two minutes are needed, one of them earlier: " + minutes.size());
        }
        List<Long> starts = new ArrayList<>();
        for (int last = 1; last <= minutes.size() / 2; last *= 2) {
            starts.add(minutes.get(minutes.size() - last));
        }
        return evidence(rows, starts);
    }

    /**
     * If it is known when it began.
     *
     * @param rows as above
     * @param since the first minute of trouble
     * @throws IllegalArgumentException if there is no minute before it, or none from it on
     */
    public static List<EvidenceSince> of(Collection<TableRow> rows, long since) {
        if (rows.stream().noneMatch(row -> row.minute() < since)) {
            throw new IllegalArgumentException("no minute is earlier");
        }
        if (rows.stream().noneMatch(row -> row.minute() >= since)) {
            throw new IllegalArgumentException("all minutes are earlier");
        }
        return evidence(rows, List.of(since));
    }

    /** @param starts the latest first */
    private static List<EvidenceSince> evidence(Collection<TableRow> rows, List<Long> starts) {
        long first = starts.get(starts.size() - 1);
        Usual usual = Usual.of(
                merged(rows.stream().filter(row -> row.minute() < first).toList()));
        return starts.stream()
                .map(start -> new EvidenceSince(start, leaves(rows, start, usual)))
                .toList();
    }

    private static List<LeafEvidence> leaves(Collection<TableRow> rows, long since, Usual usual) {
        Map<Scope, Share> shares = new TreeMap<>();
        for (TableRow row : rows) {
            if (row.minute() >= since) {
                shares.computeIfAbsent(row.leaf(), unused -> new Share()).add(row);
            }
        }
        return shares.entrySet().stream()
                .map(leaf -> evidence(leaf.getKey(), leaf.getValue(), usual.of(leaf.getKey())))
                .toList();
    }

    private static LeafEvidence evidence(Scope leaf, Share share, double usual) {
        double[] gain = new double[GRID.size()];
        for (int i = 0; i < gain.length; i++) {
            double rho = GRID.rho(i);
            gain[i] = share.good() * Math.log(rho) + share.bad() * (Math.log1p(-rho * usual) - Math.log1p(-usual));
        }
        return new LeafEvidence(leaf, gain, share.total(), share.good(), share.total() * usual);
    }

    /** What differs between the rows of one minute is no difference in time. */
    private static Collection<TableRow> merged(Collection<TableRow> rows) {
        Map<Scope, Map<Long, TableRow>> merged = new TreeMap<>();
        for (TableRow row : rows) {
            merged.computeIfAbsent(row.leaf(), unused -> new TreeMap<>())
                    .merge(
                            row.minute(),
                            row,
                            (a, b) -> new TableRow(a.leaf(), a.minute(), a.bad() + b.bad(), a.total() + b.total()));
        }
        return merged.values().stream()
                .flatMap(minutes -> minutes.values().stream())
                .toList();
    }
}
