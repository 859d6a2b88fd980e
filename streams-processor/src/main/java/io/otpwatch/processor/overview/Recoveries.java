package io.otpwatch.processor.overview;

import io.otpwatch.events.EvidenceFrom;
import io.otpwatch.events.Incident;
import io.otpwatch.events.SignalFinding;
import io.otpwatch.events.SignalVerdict;
import io.otpwatch.processor.incident.Scopes;
import io.otpwatch.processor.localise.RhoGrid;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.score.Evidence;
import io.otpwatch.processor.score.Signal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether a scope is as usual again: what its routes say together since some moment speaks against the trouble that there
 * was before it by as much as a single route would need, and for no milder one. It is the trouble's own share of arrivals
 * that is to be refuted: a few arrivals refute that nothing arrives, and say nothing of trouble in which most does.
 */
final class Recoveries {
    private static final double REFUTED = 6;
    private static final double MILD = 0.7;
    private static final double MINUTES_A_DAY = 1_440;

    /** Codes of the last seconds say little, and what they say depends on how well latencies are known. */
    private static final int FIRST = 2;

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
        if (leaves.size() == 1 && incident.getOpenedAt() >= sighted && saysSo(leaves.get(0), incident)) {
            return OptionalLong.of(now);
        }
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

    /** Whether the only route of the scope has judged by itself that its codes arrive as usual. */
    private static boolean saysSo(Leaf leaf, Incident incident) {
        return !incident.getFindings().isEmpty()
                && incident.getFindings().stream()
                        .map(finding -> Signal.valueOf(finding.getSignal()))
                        .allMatch(signal -> leaf.signal(signal)
                                .filter(said -> said.getAnomaly() == null && said.getScore() < said.getThreshold() / 2)
                                .isPresent());
    }

    private static OptionalLong of(Signal signal, double rho, List<Leaf> leaves, long openedAt, long now) {
        double perMinute = leaves.stream()
                .mapToDouble(leaf -> leaf.said().getSentPerMinute())
                .sum();
        double threshold = Math.log(Math.max(1, perMinute * MINUTES_A_DAY)) + Math.log(2);
        double[][] sums = sums(signal, leaves, now);
        for (int number = FIRST; number < Evidence.MOMENTS; number++) {
            long moment = Evidence.moment(number, now / 1000);
            if (moment * 1000 < openedAt) {
                break;
            }
            if (isRefuted(sums[number], before(number, sums, rho), threshold)) {
                return OptionalLong.of(moment * 1000);
            }
        }
        return OptionalLong.empty();
    }

    /** How much of the usual arrived before a moment, when most spoke of trouble; {@code rho} if nothing does. */
    private static double before(int number, double[][] sums, double rho) {
        RhoGrid grid = RhoGrid.DEFAULT;
        double most = 0;
        double likeliest = rho;
        for (int earlier = number + 1; earlier < sums.length; earlier++) {
            for (int i = 0; i < grid.size(); i++) {
                double sum = sums[earlier][i] - sums[number][i];
                if (sum > most) {
                    most = sum;
                    likeliest = grid.rho(i);
                }
            }
        }
        return likeliest;
    }

    private static boolean isRefuted(double[] sums, double rho, double threshold) {
        RhoGrid grid = RhoGrid.DEFAULT;
        int own = 0;
        for (int i = 0; i < sums.length; i++) {
            boolean isMilder = grid.rho(i) > rho;
            double least = isMilder && grid.rho(i) <= MILD ? REFUTED : 0;
            if (-sums[i] < least) {
                return false;
            }
            own = isMilder ? Math.min(i + 1, sums.length - 1) : own;
        }
        return -sums[own] >= threshold;
    }

    /** Since each moment; each route's evidence is told latest first, and walked through once. */
    private static double[][] sums(Signal signal, List<Leaf> leaves, long now) {
        double[][] sums = new double[Evidence.MOMENTS][RhoGrid.DEFAULT.size()];
        for (Leaf leaf : leaves) {
            List<EvidenceFrom> said =
                    leaf.signal(signal).map(SignalVerdict::getSince).orElse(List.of());
            EvidenceFrom widest = null;
            int next = 0;
            for (int number = 0; number < sums.length; number++) {
                long moment = Evidence.moment(number, now / 1000);
                while (next < said.size() && said.get(next).getMoment() >= moment) {
                    widest = said.get(next);
                    next++;
                }
                for (int i = 0; widest != null && i < sums[number].length; i++) {
                    sums[number][i] += widest.getNats().get(i);
                }
            }
        }
        return sums;
    }
}
