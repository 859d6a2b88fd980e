package io.otpwatch.processor.incident;

import io.otpwatch.events.BaselineState;
import io.otpwatch.events.Channel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that is known within a scope.
 *
 * @param channel the only channel of its codes; empty if there are several
 * @param receipt of codes
 * @param entry of challenges
 * @param failures what was reported of the codes that did not arrive
 * @param spamShare of receipts that tell the folder, the share seen in spam, 0 to 1; empty if none tell it
 * @param wrongShare of challenges, the share entered wrong or expired, 0 to 1; empty: not known
 * @param usualWrongShare the usual share of these, 0 to 1
 * @param sendsFactor challenges started against what is usual, ≥ 0; empty: not known
 * @param feed of its only provider
 * @param impact what it costs
 * @param baseline the weakest in the scope
 * @param sampleVendorIds for the ticket to the provider; the first {@link #SAMPLES} are kept
 */
public record Facts(
        Optional<Channel> channel,
        SignalFacts receipt,
        SignalFacts entry,
        FailureMix failures,
        OptionalDouble spamShare,
        OptionalDouble wrongShare,
        double usualWrongShare,
        OptionalDouble sendsFactor,
        FeedState feed,
        Impact impact,
        BaselineState baseline,
        List<String> sampleVendorIds) {
    public static final int SAMPLES = 8;

    /** Nothing is known. */
    public static final Facts NONE = new Facts(
            Optional.empty(),
            SignalFacts.NONE,
            SignalFacts.NONE,
            FailureMix.NONE,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            0,
            OptionalDouble.empty(),
            FeedState.UNKNOWN,
            Impact.NONE,
            BaselineState.UNKNOWN,
            List.of());

    public Facts {
        sampleVendorIds = sampleVendorIds.stream().limit(SAMPLES).toList();
    }

    /** Whether users enter codes as usual, and surely more of them than by their receipts have arrived. */
    boolean isEntered() {
        double arrived = receipt.isDown() ? receipt.rho().orElse(0) : 0;
        return entry.isNormal() && entry.low() > arrived * entry.usual();
    }

    /** The same at that cost. */
    Facts costing(Impact other) {
        return new Facts(
                channel,
                receipt,
                entry,
                failures,
                spamShare,
                wrongShare,
                usualWrongShare,
                sendsFactor,
                feed,
                other,
                baseline,
                sampleVendorIds);
    }

    /** Nothing but entries is known. */
    public static Facts ofEntry(SignalFacts entry) {
        return new Facts(
                NONE.channel,
                NONE.receipt,
                entry,
                NONE.failures,
                NONE.spamShare,
                NONE.wrongShare,
                NONE.usualWrongShare,
                NONE.sendsFactor,
                NONE.feed,
                NONE.impact,
                NONE.baseline,
                NONE.sampleVendorIds);
    }

    /** The same where so many times as much as usual is sent. */
    public Facts sending(double times) {
        return new Facts(
                channel,
                receipt,
                entry,
                failures,
                spamShare,
                wrongShare,
                usualWrongShare,
                OptionalDouble.of(times),
                feed,
                impact,
                baseline,
                sampleVendorIds);
    }

    /** The same while receipts do not come: they, what providers report, and once more that they do not come say nothing. */
    Facts withoutReceipts() {
        return new Facts(
                channel,
                SignalFacts.NONE,
                entry,
                FailureMix.NONE,
                OptionalDouble.empty(),
                wrongShare,
                usualWrongShare,
                sendsFactor,
                FeedState.UNKNOWN,
                impact,
                baseline,
                sampleVendorIds);
    }
}
