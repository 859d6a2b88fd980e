package io.otpwatch.processor.incident;

import io.otpwatch.events.Incident;
import io.otpwatch.events.SignalFinding;
import io.otpwatch.processor.localise.Culprit;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.schemas.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Troubles that operators have accepted as the new normal. A route learns what was accepted if it is anomalous by itself. Of
 * trouble that only many routes together show each learns it over days; until then the localiser names it still, with a
 * start that moves along with the evidence. It is the same trouble while it is in the same codes, hardly graver, as old as
 * evidence gets, and has been seen within a day.
 */
final class AcceptedTroubles {
    private static final long KEPT = Duration.ofDays(1).toMillis();
    private static final int MAX = 50;

    /** Less of the usual than was accepted, by so much, is another trouble. */
    private static final double GRAVER = 0.25;

    /** What began since is another trouble, ms. */
    private static final long NEW = Duration.ofMinutes(5).toMillis();

    private final List<Accepted> troubles = new ArrayList<>();

    private static final class Accepted {
        private final Scope scope;
        private final Set<Signal> signals;
        private final long startedAt;
        private final double rho;
        private long seenAt;

        Accepted(Scope scope, Set<Signal> signals, long startedAt, double rho, long seenAt) {
            this.scope = scope;
            this.signals = signals;
            this.startedAt = startedAt;
            this.rho = rho;
            this.seenAt = seenAt;
        }

        boolean isSeenIn(Candidate candidate, Footprints footprints, long now) {
            return signals.containsAll(candidate.signals())
                    && now - candidate.since() >= NEW
                    && candidate.culprit().map(Culprit::rho).orElse(0.0) >= rho - GRAVER
                    && footprints.covers(scope, candidate.scope());
        }
    }

    void add(Tracked tracked, long now) {
        Incident incident = tracked.incident;
        double rho = incident.getFindings().stream()
                .mapToDouble(SignalFinding::getRho)
                .min()
                .orElse(0);
        if (tracked.origin == Origin.CULPRIT) {
            troubles.add(
                    new Accepted(tracked.scope(), EnumSet.copyOf(tracked.found), incident.getStartedAt(), rho, now));
        }
        while (troubles.size() > MAX) {
            troubles.remove(0);
        }
    }

    /** Whether it is one of them. */
    boolean has(Candidate candidate, Situation situation) {
        boolean has = false;
        for (Accepted accepted : troubles) {
            if (candidate.origin() == Origin.CULPRIT
                    && accepted.isSeenIn(candidate, situation.footprints(), situation.now())) {
                accepted.seenAt = situation.now();
                has = true;
            }
        }
        return has;
    }

    /** Forgets what has not been seen for long, and what is accepted no more. */
    void prune(Situation situation) {
        troubles.removeIf(accepted -> situation.now() - accepted.seenAt > KEPT
                || !NewNormal.accepts(situation, accepted.scope, accepted.startedAt));
    }

    void write(PackedWriter out) {
        out.varint(troubles.size());
        for (Accepted accepted : troubles) {
            Scopes.write(accepted.scope, out);
            out.octet(accepted.signals.stream()
                    .mapToInt(signal -> 1 << signal.ordinal())
                    .sum());
            out.zigzag(accepted.startedAt);
            out.real(accepted.rho);
            out.zigzag(accepted.seenAt);
        }
    }

    void read(PackedReader in) {
        troubles.clear();
        for (int left = in.number(); left > 0; left--) {
            Scope scope = Scopes.read(in);
            int found = in.octet();
            Set<Signal> signals = EnumSet.noneOf(Signal.class);
            for (Signal signal : Signal.values()) {
                if ((found & 1 << signal.ordinal()) != 0) {
                    signals.add(signal);
                }
            }
            troubles.add(new Accepted(scope, signals, in.zigzag(), in.real(), in.zigzag()));
        }
    }
}
