package io.otpwatch.processor.localise;

/**
 * What one leaf says since some moment. All of it adds up, over leaves and over cohorts.
 *
 * @param gain in nats, one for each rho of the {@link RhoGrid}: the log-likelihood of "only rho of the usual arrives" less
 *     that of "as usual". Not copied, as there are many; who gives it must leave it alone
 * @param sent codes
 * @param arrived of these
 * @param expected how many of these would usually have arrived by now
 */
@SuppressWarnings("ArrayRecordComponent") // primitive, as there are hundreds of thousands; nobody compares them
public record LeafEvidence(Scope leaf, double[] gain, long sent, long arrived, double expected) {
    public LeafEvidence {
        if (sent < 0 || arrived < 0 || !(expected >= 0)) {
            throw new IllegalArgumentException(
                    "counts must be 0 or more: " + sent + " sent, " + arrived + " arrived, " + expected + " expected");
        }
        for (double each : gain) {
            if (!Double.isFinite(each)) {
                throw new IllegalArgumentException("a gain must be finite: " + each);
            }
        }
    }

    /** Both together, of the same leaf. */
    LeafEvidence plus(LeafEvidence other) {
        double[] sum = gain.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.gain[i];
        }
        return new LeafEvidence(leaf, sum, sent + other.sent, arrived + other.arrived, expected + other.expected);
    }
}
