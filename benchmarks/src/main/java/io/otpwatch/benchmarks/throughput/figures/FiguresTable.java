package io.otpwatch.benchmarks.throughput.figures;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The comparison as lines for a terminal, three cells for each system. */
public final class FiguresTable {
    private static final String LABEL = "%-28s";
    private static final String SYSTEM = " %32s";
    private static final String HEADS = String.format(Locale.ROOT, " %10s %10s %10s", "min", "median", "max");

    private final Comparison comparison;
    private final Formatter out = new Formatter(Locale.ROOT);

    private FiguresTable(Comparison comparison) {
        this.comparison = comparison;
    }

    public static String of(Comparison comparison) {
        return new FiguresTable(comparison).text();
    }

    private String text() {
        line("", system -> String.format(Locale.ROOT, SYSTEM, system.label()));
        line("", system -> HEADS);
        every("events/s", "%,10.0f", Run::eventsPerSecond);
        every("events/s, second half", "%,10.0f", Run::secondHalfEventsPerSecond);
        every("seconds", "%10.2f", Run::seconds);
        every("CPU µs per event", "%10.2f", Run::cpuMicrosPerEvent);
        every("GC seconds", "%10.2f", Run::gcSeconds);
        every("live heap MiB", "%10.0f", Run::liveHeapMiB);
        ours("codes in flight", "%,10.0f", Run.Table::codesInFlight);
        ours("table bytes/code, worst", "%10.1f", Run.Table::bytesPerCode);
        ours("table bytes/code, at the end", "%10.1f", Run.Table::bytesPerCodeAtEnd);
        ours("changelog bytes per event", "%10.1f", Run.Table::changelogBytesPerEvent);
        out.format("%nheap beyond nothing's: %.1f bytes/code%n", comparison.heapBytesPerCode());
        ratio("ratio to nothing", comparison.ratioToNothing(), comparison.ratios());
        comparison
                .ratioHalfInOneDomain()
                .ifPresent(ratio -> ratio("half in one domain, CPU ratio", ratio, comparison.ratiosHalfInOneDomain()));
        comparison
                .throughputRatioHalfInOneDomain()
                .ifPresent(ratio -> ratio(
                        "half in one domain, throughput ratio", ratio, comparison.throughputRatiosHalfInOneDomain()));
        return out.toString();
    }

    private void every(String label, String format, ToDoubleFunction<Run> figure) {
        line(label, system -> cells(format, comparison.spread(system, figure)));
    }

    private void ours(String label, String format, ToDoubleFunction<Run.Table> figure) {
        line(
                label,
                system -> system == SystemUnderTest.NOTHING
                        ? String.format(Locale.ROOT, SYSTEM, "")
                        : cells(format, comparison.ofTable(system, figure)));
    }

    private void line(String label, Function<SystemUnderTest, String> cells) {
        out.format(
                LABEL + "%s%n", label, comparison.systems().stream().map(cells).collect(Collectors.joining()));
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
