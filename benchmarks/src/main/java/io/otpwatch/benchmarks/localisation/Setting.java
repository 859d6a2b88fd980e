package io.otpwatch.benchmarks.localisation;

import io.otpwatch.benchmarks.localisation.SimulatedWindow.Baseline;
import java.util.ArrayList;
import java.util.List;

/**
 * What windows are drawn of.
 *
 * @param rho share of the usual that arrives where it is broken
 * @param sinceS for how many seconds it has been
 */
record Setting(Trouble trouble, double rho, int sinceS, int sendsPerMinute, Baseline baseline, NormalModel normal) {
    private static final List<Integer> SENDS_PER_MINUTE = List.of(12_000, 1_200);
    private static final List<Integer> SINCE_S = List.of(30, 60, 120, 300);
    private static final int LATEST_S = 300;

    /** Everything that is asked, as the product does it and, where that is a question, without its pessimism. */
    static List<Setting> all() {
        List<Setting> all = new ArrayList<>();
        for (int rate : SENDS_PER_MINUTE) {
            all.add(new Setting(Trouble.NOTHING, 1, LATEST_S, rate, Baseline.RIGHT, NormalModel.PESSIMISTIC));
            for (Trouble trouble : Trouble.values()) {
                for (int since : trouble == Trouble.NOTHING ? List.<Integer>of() : SINCE_S) {
                    all.add(new Setting(trouble, 0, since, rate, Baseline.RIGHT, NormalModel.PESSIMISTIC));
                    all.add(new Setting(trouble, .5, since, rate, Baseline.RIGHT, NormalModel.PESSIMISTIC));
                }
            }
        }
        for (NormalModel normal : NormalModel.values()) {
            int rate = SENDS_PER_MINUTE.get(0);
            all.add(new Setting(Trouble.NOTHING, 1, LATEST_S, rate, Baseline.OFF, normal));
            all.add(new Setting(Trouble.CARRIER, 0, LATEST_S, rate, Baseline.OFF, normal));
        }
        return all;
    }
}
