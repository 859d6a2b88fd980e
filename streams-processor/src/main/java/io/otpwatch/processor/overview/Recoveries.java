package io.otpwatch.processor.overview;

import io.otpwatch.events.EvidenceFrom;
import io.otpwatch.events.Incident;
import io.otpwatch.events.SignalFinding;
import io.otpwatch.processor.incident.Scopes;
import io.otpwatch.processor.localise.RhoGrid;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.score.Evidence;
import io.otpwatch.processor.score.Signal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether a scope is as usual again: what its routes say together since some moment speaks against the trouble by as
 * much as a single route would need, and for no milder one.
 */
final class Recoveries {
    private static final double REFUTED = 4;
    private static final double MILD = 0.6;
    private static final double MINUTES_A_DAY = 1_440;

    private Recoveries() {}

    /**
     * Since when, ms since 1970; empty if it is not.
     *
     * @param sighted ms since 1970: of what was sent before, only what had arrived is known
     */
    static OptionalLong of(Incident incident, Leaves all, long sighted, long now) {
        Scope scope = Scopes.of(incident.getScope());
        Optional<String> range = scope.value(PumpedRanges.RANGE);
        if (range.isPresent()) {
            boolean goesOn = PumpedRanges.country(range.get(), all).isPresent();
            return goesOn ? OptionalLong.empty() : OptionalLong.of(now);
        }
        List<Leaf> leaves = all.within(scope);
        long since = Long.MIN_VALUE;
        for (SignalFinding finding : incident.getFindings()) {
            OptionalLong of = of(
                    Signal.valueOf(finding.getSignal()),
                    finding.getRho(),
                    leaves,
                    Math.max(sighted, Math.max(incident.getOpenedAt(), finding.getSince())),
                    now);
            if (of.isEmpty()) {
                return of;
            }
            since = Math.max(since, of.getAsLong());
        }
        return incident.getFindings().isEmpty() ? OptionalLong.empty() : OptionalLong.of(since);
    }

    private static OptionalLong of(Signal signal, double rho, List<Leaf> leaves, long openedAt, long now) {
        double perMinute = leaves.stream()
                .mapToDouble(leaf -> leaf.said().getSentPerMinute())
                .sum();
        double threshold = Math.log(Math.max(1, perMinute * MINUTES_A_DAY)) + Math.log(2);
        for (int number = 0; number < Evidence.MOMENTS; number++) {
            long moment = Evidence.moment(number, now / 1000);
            if (moment * 1000 < openedAt) {
                break;
            }
            if (isRefuted(sums(signal, leaves, moment), rho, threshold)) {
                return OptionalLong.of(moment * 1000);
            }
        }
        return OptionalLong.empty();
    }

    private static boolean isRefuted(double[] sums, double rho, double threshold) {
        RhoGrid grid = RhoGrid.DEFAULT;
        boolean refuted = false;
        for (int i = 0; i < sums.length; i++) {
            double least = grid.rho(i) > rho && grid.rho(i) <= MILD ? REFUTED : 0;
            if (-sums[i] < least) {
                return false;
            }
            refuted |= grid.rho(i) <= Math.max(rho, grid.rho(sums.length - 1)) + 1e-9 && -sums[i] >= threshold;
        }
        return refuted;
    }

    private static double[] sums(Signal signal, List<Leaf> leaves, long moment) {
        double[] sums = new double[RhoGrid.DEFAULT.size()];
        for (Leaf leaf : leaves) {
            EvidenceFrom said = leaf.since(signal, moment).orElse(null);
            for (int i = 0; said != null && i < sums.length; i++) {
                sums[i] += said.getNats().get(i);
            }
        }
        return sums;
    }
}
