package io.otpwatch.benchmarks.throughput;

import io.otpwatch.simulator.Quirk;
import io.otpwatch.simulator.Scenario;
import io.otpwatch.simulator.TrafficModel;
import io.otpwatch.simulator.TrafficProfile;
import java.time.Instant;

/**
 * The simulator's usual traffic, with one receipt for most codes and an entry for one in ten: so that two million events
 * hold nearly a million codes, and sends, which cost most, are not outnumbered by entries.
 */
final class InputTraffic {
    private static final long SEED = 20_260_101;

    /** How many codes lie between a send and its receipts follows from it: as in ten minutes of a million codes. */
    private static final double SENDS_PER_SECOND = 2_000;

    private InputTraffic() {}

    static TrafficModel from(Instant start) {
        TrafficProfile profile = TrafficProfile.production()
                .atRate(SENDS_PER_SECOND)
                .with(Quirk.ACCEPTED_FIRST, 0.05)
                .with(Quirk.NOT_ENTERED, 0.9);
        return new TrafficModel(profile, Scenario.healthy(), SEED, start);
    }
}
