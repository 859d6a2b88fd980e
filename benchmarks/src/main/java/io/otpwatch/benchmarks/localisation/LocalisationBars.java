package io.otpwatch.benchmarks.localisation;

import io.otpwatch.benchmarks.localisation.SimulatedWindow.Baseline;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What must be reached, with the pessimistic model of what is normal. */
final class LocalisationBars {
    /** Of all windows of a rate in which something is broken. */
    static final double WRONG_MAX = .02;
    /** Of total outages of 30 s at the higher rate. */
    static final double EXACT_MIN = .97;

    private static final int HIGHER_RATE = 12_000;
    private static final int SOON_S = 30;
    private static final Set<Trouble> SOON =
            EnumSet.of(Trouble.SENDER, Trouble.CARRIER, Trouble.COUNTRY, Trouble.SENDER_IN_COUNTRY, Trouble.CHANNEL);

    private LocalisationBars() {}

    /** A sentence for each that is not reached. */
    static List<String> missed(List<Figure> figures) {
        List<Figure> judged = figures.stream()
                .filter(figure -> figure.setting().normal() == NormalModel.PESSIMISTIC)
                .toList();
        List<String> missed = new ArrayList<>();
        judged.stream()
                .filter(figure -> figure.setting().trouble() == Trouble.NOTHING && figure.exact() < 1)
                .forEach(figure -> missed.add(String.format(
                        Locale.ROOT,
                        "something is named in %.4f of healthy windows at %d sends a minute",
                        1 - figure.exact(),
                        figure.setting().sendsPerMinute())));
        judged.stream()
                .map(figure -> figure.setting().sendsPerMinute())
                .distinct()
                .forEach(rate -> {
                    double wrong = wrong(judged, rate);
                    if (wrong > WRONG_MAX) {
                        missed.add(String.format(
                                Locale.ROOT,
                                "%.3f of the broken windows at %d sends a minute name something else",
                                wrong,
                                rate));
                    }
                });
        judged.stream()
                .filter(figure -> isSoon(figure.setting()) && figure.exact() < EXACT_MIN)
                .forEach(figure -> missed.add(String.format(
                        Locale.ROOT,
                        "%s: %.3f exact after %d s; %.2f is the least",
                        figure.setting().trouble().shown(),
                        figure.exact(),
                        SOON_S,
                        EXACT_MIN)));
        return missed;
    }

    private static double wrong(List<Figure> figures, int rate) {
        return figures.stream()
                .filter(figure -> figure.setting().sendsPerMinute() == rate
                        && figure.setting().trouble() != Trouble.NOTHING
                        && figure.setting().baseline() == Baseline.RIGHT)
                .mapToDouble(Figure::wrong)
                .average()
                .orElse(0);
    }

    private static boolean isSoon(Setting setting) {
        return SOON.contains(setting.trouble())
                && setting.rho() == 0
                && setting.sinceS() == SOON_S
                && setting.sendsPerMinute() == HIGHER_RATE
                && setting.baseline() == Baseline.RIGHT;
    }
}
