package io.otpwatch.benchmarks.throughput.figures;

import java.util.Formatter;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The comparison as lines for a terminal. */
public final class FiguresTable {
    private static final String ROW = "%-28s %s %s%n";
    private static final String NONE = " ".repeat(35);

    private final Comparison comparison;
    private final Formatter out = new Formatter(Locale.ROOT);

    private FiguresTable(Comparison comparison) {
        this.comparison = comparison;
    }

    public static String of(Comparison comparison) {
        return new FiguresTable(comparison).text();
    }

    private String text() {
        out.format("%-28s %35s %35s%n", "", "nothing", "otpwatch");
        out.format("%-28s %11s %11s %11s %11s %11s %11s%n", "", "min", "median", "max", "min", "median", "max");
        both("events/s", "%,11.0f", Run::eventsPerSecond);
        both("events/s, second half", "%,11.0f", Run::secondHalfEventsPerSecond);
        both("seconds", "%11.2f", Run::seconds);
        both("CPU µs per event", "%11.2f", Run::cpuMicrosPerEvent);
        both("GC seconds", "%11.2f", Run::gcSeconds);
        both("live heap MiB", "%11.0f", Run::liveHeapMiB);
        ours("codes in flight", "%,11.0f", Run.Table::codesInFlight);
        ours("table bytes/code, worst", "%11.1f", Run.Table::bytesPerCode);
        ours("table bytes/code, at the end", "%11.1f", Run.Table::bytesPerCodeAtEnd);
        ours("changelog bytes per event", "%11.1f", Run.Table::changelogBytesPerEvent);
        out.format("%nheap beyond nothing's: %.1f bytes/code%n", comparison.heapBytesPerCode());
        out.format("ratio to nothing: %.3f, the median of %s%n", comparison.ratioToNothing(), ratios());
        return out.toString();
    }

    private void both(String label, String format, ToDoubleFunction<Run> figure) {
        out.format(
                ROW,
                label,
                cells(format, comparison.spread(SystemUnderTest.NOTHING, figure)),
                cells(format, comparison.spread(SystemUnderTest.OTPWATCH, figure)));
    }

    private void ours(String label, String format, ToDoubleFunction<Run.Table> figure) {
        out.format(ROW, label, NONE, cells(format, comparison.ofTable(figure)));
    }

    private String ratios() {
        return comparison.ratios().stream()
                .map(ratio -> String.format(Locale.ROOT, "%.3f", ratio))
                .collect(Collectors.joining(", "));
    }

    private static String cells(String format, Spread spread) {
        return String.format(
                Locale.ROOT, format + " " + format + " " + format, spread.min(), spread.median(), spread.max());
    }
}
