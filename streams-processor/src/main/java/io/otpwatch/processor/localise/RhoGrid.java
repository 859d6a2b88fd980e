package io.otpwatch.processor.localise;

import java.util.Arrays;

/**
 * The shares of what is usual, rho, at which evidence is given: rho = 0.5 says that half of the usual arrives. They begin
 * below 1, as evidence at 1 is 0 by definition, and fall. Between them evidence is linear in ln rho, which is how that of
 * codes that arrived runs exactly; below the last it stays as it is there.
 */
public final class RhoGrid {
    /** For codes: a loss of less than 15 % is nothing that a baseline can tell from its own errors. */
    public static final RhoGrid DEFAULT = new RhoGrid(.85, .8, .7, .6, .5, .4, .3, .2, .1, .05, .02);

    private final double[] rhos;
    private final double[] logs;

    /** @param rhos below 1 and above 0, falling; at least one */
    public RhoGrid(double... rhos) {
        if (rhos.length == 0 || !(rhos[0] < 1) || !(rhos[rhos.length - 1] > 0)) {
            throw new IllegalArgumentException("rhos must be below 1 and above 0: " + Arrays.toString(rhos));
        }
        for (int i = 1; i < rhos.length; i++) {
            if (!(rhos[i] < rhos[i - 1])) {
                throw new IllegalArgumentException("rhos must fall: " + Arrays.toString(rhos));
            }
        }
        this.rhos = rhos.clone();
        logs = Arrays.stream(rhos).map(Math::log).toArray();
    }

    public int size() {
        return rhos.length;
    }

    public double rho(int index) {
        return rhos[index];
    }

    /** ln rho. */
    double log(int index) {
        return logs[index];
    }

    /**
     * The gain between those at the grid.
     *
     * @param logRho at most 0
     */
    double gainAt(double logRho, double[] gains) {
        if (logRho <= logs[logs.length - 1]) {
            return gains[logs.length - 1];
        }
        int below = 0;
        while (logs[below] > logRho) {
            below++;
        }
        double above = below == 0 ? 0 : logs[below - 1];
        double gainAbove = below == 0 ? 0 : gains[below - 1];
        double way = (above - logRho) / (above - logs[below]);
        return gainAbove + way * (gains[below] - gainAbove);
    }
}
