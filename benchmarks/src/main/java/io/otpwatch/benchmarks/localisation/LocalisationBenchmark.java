package io.otpwatch.benchmarks.localisation;

import io.otpwatch.benchmarks.figures.Machine;
import io.otpwatch.benchmarks.figures.Spread;
import io.otpwatch.processor.localise.EvidenceSince;
import io.otpwatch.processor.localise.Localiser;
import io.otpwatch.processor.localise.Scope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws windows of each setting and asks the localiser what is broken. The same seeds, the same figures. */
final class LocalisationBenchmark {
    private static final long SEED = 20_260_115;
    private static final double NANOS_PER_MS = 1e6;

    private final List<SimulatedRoute> routes = SimulatedRoutes.all();
    private final Localiser localiser = new Localiser();
    private final List<Double> explainMs = new ArrayList<>();

    static LocalisationReport measure(int windows) {
        LocalisationBenchmark benchmark = new LocalisationBenchmark();
        List<Figure> figures = Setting.all().stream()
                .map(setting -> benchmark.figure(setting, windows))
                .toList();
        return new LocalisationReport(
                Machine.here(List.of()),
                benchmark.routes.size(),
                Spread.of(benchmark.explainMs).median(),
                figures);
    }

    Figure figure(Setting setting, int windows) {
        SimulatedWindow simulated = new SimulatedWindow(routes, setting.sendsPerMinute(), setting.baseline());
        Map<Naming, Integer> counts = new EnumMap<>(Naming.class);
        for (int window = 0; window < windows; window++) {
            SplittableRandom random = new SplittableRandom(SEED + window);
            List<Scope> broken = setting.trouble().draw(routes, random);
            counts.merge(naming(simulated, setting, broken, random), 1, Integer::sum);
        }
        return new Figure(
                setting,
                windows,
                share(counts, Naming.EXACT, windows),
                share(counts, Naming.PARTLY, windows),
                share(counts, Naming.NOTHING_YET, windows),
                share(counts, Naming.WRONG, windows));
    }

    private Naming naming(SimulatedWindow simulated, Setting setting, List<Scope> broken, SplittableRandom random) {
        List<EvidenceSince> evidence =
                simulated.draw(broken, setting.rho(), setting.sinceS(), setting.normal(), random);
        long begun = System.nanoTime();
        Naming naming = Naming.of(localiser.explainSince(evidence), broken);
        explainMs.add((System.nanoTime() - begun) / NANOS_PER_MS);
        return naming;
    }

    private static double share(Map<Naming, Integer> counts, Naming naming, int windows) {
        return counts.getOrDefault(naming, 0) / (double) windows;
    }
}
