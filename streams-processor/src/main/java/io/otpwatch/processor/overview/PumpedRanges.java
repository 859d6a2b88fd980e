package io.otpwatch.processor.overview;

import io.otpwatch.events.RangeVerdict;
import io.otpwatch.processor.incident.Finding;
import io.otpwatch.processor.localise.Attribute;
import io.otpwatch.processor.localise.Culprit;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.schemas.Signal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names the number range behind a finding. Who pumps has codes sent to few ranges, and enters none: where codes are
 * delivered and not entered, sends have risen, and most of them go to one range that usually gets few, it is that range.
 */
final class PumpedRanges {
    private static final double RISEN = 1.5;
    private static final double MOST = 0.5;
    private static final double MORE = 3;
    private static final double HARDLY = 0.2;
    private static final double FEW = 10;
    private static final String REST = "rest";

    private PumpedRanges() {}

    /** The finding, or the same of the range that is behind it. */
    static Finding named(Finding finding, Leaves leaves) {
        boolean fits = finding.signal() == Signal.ENTRY
                && !finding.facts().receipt().isDown()
                && finding.facts().sendsFactor().orElse(1) >= RISEN;
        return fits ? range(finding, leaves).map(scope -> at(scope, finding)).orElse(finding) : finding;
    }

    private static Optional<Scope> range(Finding finding, Leaves leaves) {
        Set<String> countries = leaves.within(finding.scope()).stream()
                .map(leaf -> leaf.said().getCountry())
                .collect(Collectors.toSet());
        return leaves.ranges().stream()
                .filter(range -> countries.contains(range.getCountry()))
                .filter(PumpedRanges::isPumped)
                .max((one, other) -> Float.compare(one.getChallenges(), other.getChallenges()))
                .map(range ->
                        new Scope(List.of(new Attribute("channel", "sms"), new Attribute("range", range.getRange()))));
    }

    private static boolean isPumped(RangeVerdict range) {
        return !range.getRange().equals(REST)
                && range.getChallenges() >= FEW
                && range.getShare() >= MOST
                && range.getShare() >= MORE * range.getUsualShare()
                && range.getEntered() <= HARDLY;
    }

    private static Finding at(Scope range, Finding finding) {
        Culprit place = finding.culprit();
        List<Scope> others = Stream.concat(Stream.of(place.scope()), place.indistinguishableFrom().stream())
                .toList();
        Culprit culprit = new Culprit(
                range,
                place.rho(),
                place.score(),
                others,
                place.since(),
                place.leaves(),
                place.sent(),
                place.arrived(),
                place.expected(),
                place.runnerUp());
        return new Finding(finding.signal(), culprit, finding.since(), finding.label(), finding.facts());
    }
}
