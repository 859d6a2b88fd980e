package io.otpwatch.processor.overview;

import io.otpwatch.events.Channel;
import io.otpwatch.events.EvidenceFrom;
import io.otpwatch.events.RouteVerdict;
import io.otpwatch.events.SignalVerdict;
import io.otpwatch.processor.localise.LeafEvidence;
import io.otpwatch.processor.localise.RhoGrid;
import io.otpwatch.processor.localise.RouteScope;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.score.Signal;
import java.util.Optional;

/** What was said last of one route, or of one client platform. */
final class Leaf {
    private static final double[] NOTHING = new double[RhoGrid.DEFAULT.size()];

    private final Scope scope;
    private final RouteVerdict said;
    private final int task;
    private final long saidAt;

    /** {@code saidAt}: the watermark then of the task that says it, ms since 1970. */
    Leaf(RouteVerdict said, int task, long saidAt) {
        this.scope = scope(said);
        this.said = said;
        this.task = task;
        this.saidAt = saidAt;
    }

    Scope scope() {
        return scope;
    }

    RouteVerdict said() {
        return said;
    }

    int task() {
        return task;
    }

    long saidAt() {
        return saidAt;
    }

    Channel channel() {
        return said.getChannel();
    }

    boolean isPlatform() {
        return said.getPlatform() != null;
    }

    Optional<SignalVerdict> signal(Signal signal) {
        for (SignalVerdict each : said.getSignals()) {
            if (each.getSignal().equals(signal.name())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    boolean isAnomalous(Signal signal) {
        return signal(signal).filter(each -> each.getAnomaly() != null).isPresent();
    }

    /** All that is said of codes sent since a moment, seconds since 1970. */
    Optional<EvidenceFrom> since(Signal signal, long moment) {
        return since(signal(signal), moment);
    }

    private static Optional<EvidenceFrom> since(Optional<SignalVerdict> verdict, long moment) {
        if (verdict.isEmpty()) {
            return Optional.empty();
        }
        EvidenceFrom found = null;
        for (EvidenceFrom each : verdict.get().getSince()) {
            if (each.getMoment() >= moment) {
                found = each;
            }
        }
        return Optional.ofNullable(found);
    }

    /** For the localiser; {@code verdict}: of the signal. */
    LeafEvidence evidence(Optional<SignalVerdict> verdict, long moment) {
        return since(verdict, moment)
                .map(from -> new LeafEvidence(scope, nats(from), from.getSent(), from.getArrived(), from.getExpected()))
                .orElseGet(() -> new LeafEvidence(scope, NOTHING, 0, 0, 0));
    }

    private static double[] nats(EvidenceFrom from) {
        double[] nats = new double[NOTHING.length];
        for (int i = 0; i < nats.length; i++) {
            nats[i] = from.getNats().get(i);
        }
        return nats;
    }

    private static Scope scope(RouteVerdict said) {
        return said.getPlatform() != null
                ? RouteScope.ofPlatform(said.getChannel(), said.getPlatform())
                : RouteScope.of(
                        said.getChannel(),
                        said.getProvider(),
                        said.getSender(),
                        said.getCountry(),
                        said.getOperator(),
                        said.getDomain());
    }
}
