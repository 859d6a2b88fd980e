package io.otpwatch.simulator;

/**
 * How far the appending has come. What is neither acknowledged nor failed is under way.
 *
 * @param sent events handed to the producer
 * @param acknowledged of these, appended
 * @param failed of these, given up; whether the broker has them after all is not known
 */
public record SimulatorCounts(long sent, long acknowledged, long failed) {
    public long underWay() {
        return sent - acknowledged - failed;
    }
}
