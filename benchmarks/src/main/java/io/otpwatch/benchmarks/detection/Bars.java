package io.otpwatch.benchmarks.detection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How soon it must be: figures that are reproduced, where the usual is known, and nearness to the bound, where it is not. */
final class Bars {
    /** Of the reference, to either side. */
    static final double TOLERANCE = 0.2;

    /** The clock of all detectors: a delay cannot be told more finely. */
    static final double TICK_SECONDS = 1;

    /** Times the bound, with the product's defaults. */
    static final double BOUNDS_MOST = 1.2;

    /** Seconds beyond that. */
    static final double SECONDS_MORE = 5;

    private static final Set<String> JUDGED = Set.of(Contenders.OTPWATCH, Contenders.PROTOTYPE);

    private Bars() {}

    /** Of those rows for which there is a bar, in their order. */
    static List<Verdict> verdicts(List<Row> rows) {
        Reference reference = Reference.load();
        return rows.stream()
                .filter(row -> JUDGED.contains(row.detector()))
                .flatMap(row -> verdict(row, reference).stream())
                .toList();
    }

    private static Optional<Verdict> verdict(Row row, Reference reference) {
        if (row.setting() == Setting.DEFAULTS) {
            String against = String.format(
                    Locale.ROOT,
                    "%.1f × %s + %.0f",
                    BOUNDS_MOST,
                    DetectionTable.seconds(row.boundSeconds()),
                    SECONDS_MORE);
            return Optional.of(new Verdict(row, against, 0, BOUNDS_MOST * row.boundSeconds() + SECONDS_MORE));
        }
        return reference.of(row).map(figures -> {
            double tolerance = Math.max(TOLERANCE * figures.median(), TICK_SECONDS);
            return new Verdict(row, figures.text(), figures.median() - tolerance, figures.median() + tolerance);
        });
    }
}
