package io.otpwatch.benchmarks.throughput.figures;

import io.otpwatch.benchmarks.figures.Spread;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The runs by system, one of each a round. A ratio is taken within a round, whose runs follow each other, so that a
 * machine that gets slower or faster does not count for any. Nothing and otpwatch always run; of what was left out, there
 * are no ratios.
 */
public final class Comparison {
    private final Map<SystemUnderTest, List<Run>> runs;

    private Comparison(Map<SystemUnderTest, List<Run>> runs) {
        this.runs = runs;
    }

    /**
     * Sorts the runs.
     *
     * @throws IllegalArgumentException if a round lacks one
     */
    public static Comparison of(List<Run> runs) {
        Map<SystemUnderTest, List<Run>> bySystem = new EnumMap<>(SystemUnderTest.class);
        for (SystemUnderTest system : SystemUnderTest.values()) {
            bySystem.put(system, of(system, runs));
        }
        List<Integer> rounds = rounds(bySystem, SystemUnderTest.NOTHING);
        boolean fit = !rounds.isEmpty()
                && bySystem.keySet().stream()
                        .filter(system -> system == SystemUnderTest.OTPWATCH
                                || !rounds(bySystem, system).isEmpty())
                        .allMatch(system -> rounds(bySystem, system).equals(rounds));
        if (!fit) {
            throw new IllegalArgumentException("one run of each system a round expected, found rounds "
                    + bySystem.keySet().stream()
                            .map(system -> rounds(bySystem, system).toString())
                            .collect(Collectors.joining(" and ")));
        }
        return new Comparison(bySystem);
    }

    /** Those that have run. */
    public List<SystemUnderTest> systems() {
        return Stream.of(SystemUnderTest.values())
                .filter(system -> !runs(system).isEmpty())
                .toList();
    }

    /** Of the system, in order; none if it was left out. */
    public List<Run> runs(SystemUnderTest system) {
        return runs.getOrDefault(system, List.of());
    }

    /** otpwatch's events per second over nothing's, for each round. */
    public List<Double> ratios() {
        return ratios(SystemUnderTest.OTPWATCH, SystemUnderTest.NOTHING, Run::eventsPerSecond);
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
        return ratios(SystemUnderTest.OTPWATCH, SystemUnderTest.OTPWATCH_ONE_DOMAIN, Run::cpuMicrosPerEvent);
    }

    /** The median; empty if it was left out. */
    public Optional<Double> ratioHalfInOneDomain() {
        return median(ratiosHalfInOneDomain());
    }

    /** Events per second when one domain has half of all sends over the usual ones, for each round. */
    public List<Double> throughputRatiosHalfInOneDomain() {
        return ratios(SystemUnderTest.OTPWATCH_ONE_DOMAIN, SystemUnderTest.OTPWATCH, Run::eventsPerSecond);
    }

    /** The median; empty if it was left out. */
    public Optional<Double> throughputRatioHalfInOneDomain() {
        return median(throughputRatiosHalfInOneDomain());
    }

    /**
     * otpwatch's events per second over those of another way to do its task, for each round; of both the second half, when
     * the JVM is warm, as the other way is stopped before it is through.
     */
    public List<Double> ratiosTo(SystemUnderTest otherWay) {
        return ratios(SystemUnderTest.OTPWATCH, otherWay, Run::secondHalfEventsPerSecond);
    }

    /** The median; empty if it was left out. */
    public Optional<Double> ratioTo(SystemUnderTest otherWay) {
        return median(ratiosTo(otherWay));
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
        List<Run> nothing = runs(SystemUnderTest.NOTHING);
        List<Run> otpwatch = runs(SystemUnderTest.OTPWATCH);
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

    /** None if one of them was left out. */
    private List<Double> ratios(SystemUnderTest one, SystemUnderTest other, ToDoubleFunction<Run> figure) {
        List<Run> over = runs(one);
        List<Run> under = runs(other);
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

    private static List<Integer> rounds(Map<SystemUnderTest, List<Run>> runs, SystemUnderTest system) {
        return runs.getOrDefault(system, List.of()).stream().map(Run::round).toList();
    }
}
