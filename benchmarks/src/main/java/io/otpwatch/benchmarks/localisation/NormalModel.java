package io.otpwatch.benchmarks.localisation;

import io.otpwatch.processor.localise.RhoGrid;

/**
 * What evidence is compared with: the usual delivery as it is, or one that is a little worse, so that errors of what was
 * learnt name nobody.
 */
enum NormalModel {
    PLAIN(0, 1),
    PESSIMISTIC(.03, 1.15);

    private final double lessP;
    private final double slower;

    NormalModel(double lessP, double slower) {
        this.lessP = lessP;
        this.slower = slower;
    }

    /**
     * Gains of cohorts by their age in seconds, which are its whole seconds and a half.
     *
     * @param seconds how many ages
     */
    Gains gains(Delivery usual, RhoGrid grid, int seconds) {
        Delivery normal = usual.slowed(slower).with(usual.p() - lessP);
        double[] arrived = new double[grid.size()];
        double[][] waiting = new double[seconds][grid.size()];
        double[] expected = new double[seconds];
        for (int i = 0; i < arrived.length; i++) {
            arrived[i] = Math.log(grid.rho(i));
        }
        for (int age = 0; age < seconds; age++) {
            expected[age] = normal.p() * normal.arrivedBy(age + .5);
            for (int i = 0; i < arrived.length; i++) {
                waiting[age][i] = Math.log1p(-grid.rho(i) * expected[age]) - Math.log1p(-expected[age]);
            }
        }
        return new Gains(arrived, waiting, expected);
    }

    /**
     * In nats, by rho.
     *
     * @param arrived of a code that arrived
     * @param waiting of one that did not, by its age
     * @param expected the probability to have arrived, by age
     */
    @SuppressWarnings("ArrayRecordComponent") // tables of the inner loop
    record Gains(double[] arrived, double[][] waiting, double[] expected) {}
}
