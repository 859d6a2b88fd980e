package io.otpwatch.benchmarks.throughput.figures;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The runs by system, one of each a round. A ratio is taken within a round, whose runs follow each other, so that a
 * machine that gets slower or faster does not count for any.
 *
 * @param halfInOneDomain empty if it was left out
 */
public record Comparison(List<Run> nothing, List<Run> otpwatch, List<Run> halfInOneDomain) {
    public Comparison {
        nothing = List.copyOf(nothing);
        otpwatch = List.copyOf(otpwatch);
        halfInOneDomain = List.copyOf(halfInOneDomain);
    }

    /**
     * Sorts the runs.
     *
     * @throws IllegalArgumentException if a round lacks one
     */
    public static Comparison of(List<Run> runs) {
        List<Run> nothing = of(SystemUnderTest.NOTHING, runs);
        List<Run> otpwatch = of(SystemUnderTest.OTPWATCH, runs);
        List<Run> half = of(SystemUnderTest.OTPWATCH_ONE_DOMAIN, runs);
        boolean halfFits = half.isEmpty() || rounds(half).equals(rounds(otpwatch));
        if (nothing.isEmpty() || !rounds(nothing).equals(rounds(otpwatch)) || !halfFits) {
            throw new IllegalArgumentException("one run of each system a round expected, found rounds "
                    + rounds(nothing) + " and " + rounds(otpwatch) + " and " + rounds(half));
        }
        return new Comparison(nothing, otpwatch, half);
    }

    /** Those that have run. */
    public List<SystemUnderTest> systems() {
        return Stream.of(SystemUnderTest.values())
                .filter(system -> !runs(system).isEmpty())
                .toList();
    }

    /** otpwatch's events per second over nothing's, for each round. */
    public List<Double> ratios() {
        return ratios(otpwatch, nothing, Run::eventsPerSecond);
    }

    public double ratioToNothing() {
        return Spread.of(ratios()).median();
    }

    /**
     * What an event usually costs over what it costs when one domain has half of all sends, in CPU, for each round: 1 if
     * that makes no difference, 0.5 if it doubles the cost. CPU is what an event costs; the time it takes depends on what
     * the broker takes of the same cores too.
     */
    public List<Double> ratiosHalfInOneDomain() {
        return ratios(otpwatch, halfInOneDomain, Run::cpuMicrosPerEvent);
    }

    /** The median; empty if it was left out. */
    public Optional<Double> ratioHalfInOneDomain() {
        return median(ratiosHalfInOneDomain());
    }

    /** Events per second when one domain has half of all sends over the usual ones, for each round. */
    public List<Double> throughputRatiosHalfInOneDomain() {
        return ratios(halfInOneDomain, otpwatch, Run::eventsPerSecond);
    }

    /** The median; empty if it was left out. */
    public Optional<Double> throughputRatioHalfInOneDomain() {
        return median(throughputRatiosHalfInOneDomain());
    }

    /** The table's bytes for a code at its worst, of all of otpwatch's runs over the usual inputs. */
    public double bytesPerCode() {
        return ofTable(SystemUnderTest.OTPWATCH, Run.Table::bytesPerCode).max();
    }

    public double changelogBytesPerEvent() {
        return ofTable(SystemUnderTest.OTPWATCH, Run.Table::changelogBytesPerEvent)
                .median();
    }

    /** otpwatch's. */
    public double cpuMicrosPerEvent() {
        return spread(SystemUnderTest.OTPWATCH, Run::cpuMicrosPerEvent).median();
    }

    /** At the end of the run that had the fewest. */
    public long codesInFlight() {
        return (long)
                ofTable(SystemUnderTest.OTPWATCH, Run.Table::codesInFlight).min();
    }

    /**
     * What the JVM says of the bytes for a code, beside what the table says of itself: otpwatch's live heap beyond
     * nothing's in the same round, over the codes in flight; the median. Some MiB of it are metrics and buffers.
     */
    public double heapBytesPerCode() {
        return Spread.of(IntStream.range(0, nothing.size())
                        .mapToObj(i -> heapBeyond(nothing.get(i), otpwatch.get(i)))
                        .toList())
                .median();
    }

    Spread spread(SystemUnderTest system, ToDoubleFunction<Run> figure) {
        return Spread.of(runs(system).stream().map(figure::applyAsDouble).toList());
    }

    Spread ofTable(SystemUnderTest system, ToDoubleFunction<Run.Table> figure) {
        return Spread.of(runs(system).stream()
                .flatMap(run -> run.tableIfAny().stream())
                .map(figure::applyAsDouble)
                .toList());
    }

    private List<Run> runs(SystemUnderTest system) {
        return switch (system) {
            case NOTHING -> nothing;
            case OTPWATCH -> otpwatch;
            case OTPWATCH_ONE_DOMAIN -> halfInOneDomain;
        };
    }

    /** None if one of them was left out. */
    private static List<Double> ratios(List<Run> over, List<Run> under, ToDoubleFunction<Run> figure) {
        return IntStream.range(0, Math.min(over.size(), under.size()))
                .mapToObj(i -> figure.applyAsDouble(over.get(i)) / figure.applyAsDouble(under.get(i)))
                .toList();
    }

    private static Optional<Double> median(List<Double> figures) {
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(Spread.of(figures).median());
    }

    private static double heapBeyond(Run nothing, Run otpwatch) {
        double bytes = (otpwatch.liveHeapMiB() - nothing.liveHeapMiB()) * Run.MIB;
        return bytes / otpwatch.tableIfAny().orElseThrow().codesInFlight();
    }

    private static List<Run> of(SystemUnderTest system, List<Run> runs) {
        return runs.stream()
                .filter(run -> run.system() == system)
                .sorted(Comparator.comparingInt(Run::round))
                .toList();
    }

    private static List<Integer> rounds(List<Run> runs) {
        return runs.stream().map(Run::round).toList();
    }
}
