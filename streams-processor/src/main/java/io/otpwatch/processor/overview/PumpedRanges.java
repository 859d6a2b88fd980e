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
    static final String RANGE = "range";

    private static final double RISEN = 1.5;
    private static final double MOST = 0.5;
    private static final double MORE = 3;
    private static final double HARDLY = 0.2;
    private static final double FEW = 5;
    private static final String REST = "rest";

    private PumpedRanges() {}

    /**
     * The finding, or the same of the range that is behind it.
     *
     * @param open scopes of open incidents: a range that one of them names need not be risen, or unusual, any more
     */
    static Finding named(Finding finding, Leaves leaves, List<Scope> open) {
        boolean fits =
                finding.signal() == Signal.ENTRY && !finding.facts().receipt().isDown();
        boolean isRisen = finding.facts().sendsFactor().orElse(1) >= RISEN;
        return fits
                ? range(finding, isRisen, leaves, open)
                        .or(() -> goesOn(finding, leaves, open))
                        .map(scope -> at(scope, finding))
                        .orElse(finding)
                : finding;
    }

    /** The range of an open incident in whose country it is found: its last challenges are still to be entered. */
    private static Optional<Scope> goesOn(Finding finding, Leaves leaves, List<Scope> open) {
        List<Leaf> found = leaves.within(finding.scope());
        return open.stream()
                .filter(scope -> scope.value(RANGE).isPresent())
                .filter(scope -> leaves.placeOf(scope)
                        .filter(place -> found.stream().allMatch(leaf -> place.covers(leaf.scope())))
                        .isPresent())
                .findFirst();
    }

    /** The country of a range that is pumped still, though perhaps less; empty: it is over. */
    static Optional<String> country(String range, Leaves leaves) {
        return leaves.ranges().stream()
                .filter(each -> each.getRange().equals(range) && isUnused(each))
                .map(RangeVerdict::getCountry)
                .findFirst();
    }

    private static Optional<Scope> range(Finding finding, boolean isRisen, Leaves leaves, List<Scope> open) {
        Set<String> countries = leaves.within(finding.scope()).stream()
                .map(leaf -> leaf.said().getCountry())
                .collect(Collectors.toSet());
        return leaves.ranges().stream()
                .filter(range -> countries.contains(range.getCountry()))
                .filter(range -> isUnused(range) && (open.contains(scope(range)) || (isRisen && isUnusual(range))))
                .max((one, other) -> Float.compare(one.getChallenges(), other.getChallenges()))
                .map(PumpedRanges::scope);
    }

    private static Scope scope(RangeVerdict range) {
        return new Scope(List.of(new Attribute("channel", "sms"), new Attribute(RANGE, range.getRange())));
    }

    private static boolean isUnused(RangeVerdict range) {
        return !range.getRange().equals(REST)
                && range.getChallenges() >= FEW
                && range.getShare() >= MOST / 2
                && range.getEntered() <= HARDLY;
    }

    private static boolean isUnusual(RangeVerdict range) {
        return range.getShare() >= MOST && range.getShare() >= MORE * range.getUsualShare();
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
