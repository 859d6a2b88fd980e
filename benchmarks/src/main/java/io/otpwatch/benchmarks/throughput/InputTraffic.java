package io.otpwatch.benchmarks.throughput;

import io.otpwatch.simulator.Quirk;
import io.otpwatch.simulator.Scenario;
import io.otpwatch.simulator.TrafficModel;
import io.otpwatch.simulator.TrafficProfile;
import java.time.Instant;

/**
 * The simulator's traffic, with one receipt for most codes and an entry for one in ten: so that two million events hold
 * nearly a million codes, and sends, which cost most, are not outnumbered by entries.
 */
enum InputTraffic {
    /** No domain has more than a sixth of the sends. */
    USUAL("usual traffic"),
    /** The biggest domain has half of all sends, the others the rest in their usual proportions. */
    HALF_IN_ONE_DOMAIN("traffic of which " + InputTraffic.BIG_DOMAIN + " has half");

    static final String BIG_DOMAIN = "gmail.com";

    private static final long SEED = 20_260_101;

    /** How many codes lie between a send and its receipts follows from it: as in ten minutes of a million codes. */
    private static final double SENDS_PER_SECOND = 2_000;

    private final String label;

    InputTraffic(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    TrafficModel from(Instant start) {
        TrafficProfile profile = TrafficProfile.production()
                .atRate(SENDS_PER_SECOND)
                .with(Quirk.ACCEPTED_FIRST, 0.05)
                .with(Quirk.NOT_ENTERED, 0.9);
        return new TrafficModel(
                this == USUAL ? profile : profile.withShareOf(BIG_DOMAIN, 0.5), Scenario.healthy(), SEED, start);
    }
}
