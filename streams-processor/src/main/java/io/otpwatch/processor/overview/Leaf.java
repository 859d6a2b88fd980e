package io.otpwatch.processor.overview;

import io.otpwatch.events.Channel;
import io.otpwatch.events.EvidenceFrom;
import io.otpwatch.events.RouteVerdict;
import io.otpwatch.events.SignalVerdict;
import io.otpwatch.processor.localise.Attribute;
import io.otpwatch.processor.localise.LeafEvidence;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.score.Evidence;
import io.otpwatch.processor.score.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was said last of one route. */
final class Leaf {
    private static final String NOWHERE = "ZZ";

    private final Scope scope;
    private final RouteVerdict said;
    private final long saidAt;

    /** {@code saidAt}: the task's watermark then, ms since 1970. */
    Leaf(RouteVerdict said, long saidAt) {
        this.scope = scope(said);
        this.said = said;
        this.saidAt = saidAt;
    }

    Scope scope() {
        return scope;
    }

    RouteVerdict said() {
        return said;
    }

    long saidAt() {
        return saidAt;
    }

    Channel channel() {
        return said.getChannel();
    }

    Optional<SignalVerdict> signal(Signal signal) {
        return said.getSignals().stream()
                .filter(each -> each.getSignal().equals(signal.name()))
                .findFirst();
    }

    boolean isAnomalous(Signal signal) {
        return signal(signal).filter(each -> each.getAnomaly() != null).isPresent();
    }

    /**
     * What is said since a moment: the same as since the next shorter one of which something is said.
     *
     * @param moment as {@link Evidence} numbers them, at least 0
     */
    Optional<EvidenceFrom> since(Signal signal, int moment) {
        EvidenceFrom found = null;
        for (EvidenceFrom each : signal(signal).map(SignalVerdict::getSince).orElse(List.of())) {
            if (each.getMoment() <= moment) {
                found = each;
            }
        }
        return Optional.ofNullable(found);
    }

    /** For the localiser. */
    Optional<LeafEvidence> evidence(Signal signal, int moment) {
        return since(signal, moment)
                .map(said -> new LeafEvidence(
                        scope,
                        said.getNats().stream().mapToDouble(Float::doubleValue).toArray(),
                        said.getSent(),
                        said.getArrived(),
                        said.getExpected()));
    }

    private static Scope scope(RouteVerdict route) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute("channel", route.getChannel().name().toLowerCase(Locale.ROOT)));
        attributes.add(new Attribute("provider", route.getProvider()));
        attributes.add(new Attribute("sender", route.getSender()));
        if (!route.getCountry().equals(NOWHERE)) {
            attributes.add(new Attribute("country", route.getCountry()));
        }
        attributes.add(new Attribute("operator", route.getOperator()));
        attributes.add(new Attribute("domain", route.getDomain()));
        return new Scope(attributes);
    }
}
