package io.otpwatch.benchmarks.throughput.figures;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The runs in pairs, one of each system a round. A ratio is taken within a pair, whose runs follow each other, so that a
 * machine that gets slower or faster does not count for either.
 */
public record Comparison(List<Run> nothing, List<Run> otpwatch) {
    public Comparison {
        nothing = List.copyOf(nothing);
        otpwatch = List.copyOf(otpwatch);
    }

    /**
     * Pairs the runs.
     *
     * @throws IllegalArgumentException if one has no partner
     */
    public static Comparison of(List<Run> runs) {
        List<Run> nothing = of(SystemUnderTest.NOTHING, runs);
        List<Run> otpwatch = of(SystemUnderTest.OTPWATCH, runs);
        if (nothing.isEmpty() || !rounds(nothing).equals(rounds(otpwatch))) {
            throw new IllegalArgumentException("one run of each system a round expected, found rounds "
                    + rounds(nothing) + " and " + rounds(otpwatch));
        }
        return new Comparison(nothing, otpwatch);
    }

    /** otpwatch's events per second over nothing's, for each pair. */
    public List<Double> ratios() {
        return IntStream.range(0, nothing.size())
                .mapToObj(
                        i -> otpwatch.get(i).eventsPerSecond() / nothing.get(i).eventsPerSecond())
                .toList();
    }

    public double ratioToNothing() {
        return Spread.of(ratios()).median();
    }

    /** The table's bytes for a code at its worst, of all runs. */
    public double bytesPerCode() {
        return ofTable(Run.Table::bytesPerCode).max();
    }

    public double changelogBytesPerEvent() {
        return ofTable(Run.Table::changelogBytesPerEvent).median();
    }

    /** otpwatch's. */
    public double cpuMicrosPerEvent() {
        return spread(SystemUnderTest.OTPWATCH, Run::cpuMicrosPerEvent).median();
    }

    /** At the end of the run that had the fewest. */
    public long codesInFlight() {
        return (long) ofTable(Run.Table::codesInFlight).min();
    }

    /**
     * What the JVM says of the bytes for a code, beside what the table says of itself: the live heap beyond that of the
     * other run of the round, over the codes in flight; the median. Some MiB of it are metrics and buffers.
     */
    public double heapBytesPerCode() {
        return Spread.of(IntStream.range(0, nothing.size())
                        .mapToObj(i -> heapBeyond(nothing.get(i), otpwatch.get(i)))
                        .toList())
                .median();
    }

    Spread spread(SystemUnderTest system, ToDoubleFunction<Run> figure) {
        List<Run> runs = system == SystemUnderTest.NOTHING ? nothing : otpwatch;
        return Spread.of(runs.stream().map(figure::applyAsDouble).toList());
    }

    Spread ofTable(ToDoubleFunction<Run.Table> figure) {
        return Spread.of(otpwatch.stream()
                .flatMap(run -> run.tableIfAny().stream())
                .map(figure::applyAsDouble)
                .toList());
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
