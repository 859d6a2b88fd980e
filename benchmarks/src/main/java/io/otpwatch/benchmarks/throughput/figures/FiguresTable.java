package io.otpwatch.benchmarks.throughput.figures;

import io.otpwatch.benchmarks.figures.Spread;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The comparison as lines for a terminal, three cells for each system; other ways to do the same stand below. */
public final class FiguresTable {
    private static final String LABEL = "%-28s";
    private static final String SYSTEM = " %32s";
    private static final String HEADS = String.format(Locale.ROOT, " %10s %10s %10s", "min", "median", "max");

    private final Comparison comparison;
    private final Formatter out = new Formatter(Locale.ROOT);
    private List<SystemUnderTest> columns = List.of();

    private FiguresTable(Comparison comparison) {
        this.comparison = comparison;
    }

    public static String of(Comparison comparison) {
        return new FiguresTable(comparison).text();
    }

    private String text() {
        systems(comparison.systems().stream()
                .filter(system -> !system.isOtherWay())
                .toList());
        out.format("%nheap beyond nothing's: %.1f bytes/code%n", comparison.heapBytesPerCode());
        ratio("ratio to nothing", comparison.ratioToNothing(), comparison.ratios());
        comparison
                .ratioHalfInOneDomain()
                .ifPresent(ratio -> ratio("half in one domain, CPU ratio", ratio, comparison.ratiosHalfInOneDomain()));
        comparison
                .throughputRatioHalfInOneDomain()
                .ifPresent(ratio -> ratio(
                        "half in one domain, throughput ratio", ratio, comparison.throughputRatiosHalfInOneDomain()));
        List<SystemUnderTest> otherWays = comparison.systems().stream()
                .filter(SystemUnderTest::isOtherWay)
                .toList();
        if (!otherWays.isEmpty()) {
            out.format("%nOther ways to do the same, each stopped after a while unless it was through:%n");
            systems(otherWays);
        }
        for (SystemUnderTest otherWay : otherWays) {
            comparison
                    .ratioTo(otherWay)
                    .ifPresent(ratio -> ratio(
                            "otpwatch over " + otherWay.label() + ", second half",
                            ratio,
                            comparison.ratiosTo(otherWay)));
        }
        return out.toString();
    }

    private void systems(List<SystemUnderTest> shown) {
        columns = shown;
        line("", system -> String.format(Locale.ROOT, SYSTEM, system.label()));
        line("", system -> HEADS);
        every("share of the inputs", "%10.2f", Run::share);
        every("events/s", "%,10.0f", Run::eventsPerSecond);
        every("events/s, second half", "%,10.0f", Run::secondHalfEventsPerSecond);
        every("seconds", "%10.2f", Run::seconds);
        every("CPU µs per event", "%10.2f", Run::cpuMicrosPerEvent);
        every("GC seconds", "%10.2f", Run::gcSeconds);
        every("live heap MiB", "%10.0f", Run::liveHeapMiB);
        if (shown.contains(SystemUnderTest.OTPWATCH)) {
            ours("codes in flight", "%,10.0f", Run.Table::codesInFlight);
            ours("table bytes/code, worst", "%10.1f", Run.Table::bytesPerCode);
            ours("table bytes/code, at the end", "%10.1f", Run.Table::bytesPerCodeAtEnd);
            ours("changelog bytes per event", "%10.1f", Run.Table::changelogBytesPerEvent);
        }
    }

    private void every(String label, String format, ToDoubleFunction<Run> figure) {
        line(label, system -> cells(format, comparison.spread(system, figure)));
    }

    private void ours(String label, String format, ToDoubleFunction<Run.Table> figure) {
        line(
                label,
                system -> system.isOtpwatch()
                        ? cells(format, comparison.ofTable(system, figure))
                        : String.format(Locale.ROOT, SYSTEM, ""));
    }

    private void line(String label, Function<SystemUnderTest, String> cells) {
        out.format(LABEL + "%s%n", label, columns.stream().map(cells).collect(Collectors.joining()));
    }

    private void ratio(String label, double median, List<Double> ratios) {
        String each = ratios.stream()
                .map(ratio -> String.format(Locale.ROOT, "%.3f", ratio))
                .collect(Collectors.joining(", "));
        out.format("%s: %.3f, the median of %s%n", label, median, each);
    }

    private static String cells(String format, Spread spread) {
        String three = (" " + format).repeat(3);
        return String.format(Locale.ROOT, three, spread.min(), spread.median(), spread.max());
    }
}
