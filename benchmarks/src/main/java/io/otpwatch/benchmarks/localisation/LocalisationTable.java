package io.otpwatch.benchmarks.localisation;

import java.util.Formatter;
import java.util.Locale;

/** The figures as lines for a terminal. */
final class LocalisationTable {
    private LocalisationTable() {}

    static String of(LocalisationReport report) {
        try (Formatter out = new Formatter(Locale.ROOT)) {
            out.format(
                    "%-19s %7s %8s %9s %9s %12s %7s %7s %12s %7s%n",
                    "broken",
                    "arrives",
                    "seconds",
                    "sends/min",
                    "baseline",
                    "normal",
                    "exact",
                    "partly",
                    "nothing yet",
                    "wrong");
            report.figures().forEach(figure -> line(figure, out));
            out.format("%d routes, %.2f ms to explain a window%n", report.routes(), report.explainMs());
            return out.toString();
        }
    }

    private static void line(Figure figure, Formatter out) {
        Setting setting = figure.setting();
        out.format(
                "%-19s %7.1f %8d %9d %9s %12s %7.3f %7.3f %12.3f %7.3f%n",
                setting.trouble().shown(),
                setting.rho(),
                setting.sinceS(),
                setting.sendsPerMinute(),
                setting.baseline().name().toLowerCase(Locale.ROOT),
                setting.normal().name().toLowerCase(Locale.ROOT),
                figure.exact(),
                figure.partly(),
                figure.nothingYet(),
                figure.wrong());
    }
}
