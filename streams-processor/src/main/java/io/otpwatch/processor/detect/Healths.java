package io.otpwatch.processor.detect;

import io.otpwatch.events.LatencyQuantiles;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.events.WaitingCodes;
import io.otpwatch.processor.correlate.LatencyBins;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.correlate.Watermarks;
import io.otpwatch.processor.detect.Cohorts.Column;
import io.otpwatch.schemas.Route;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down how a route is. */
final class Healths {
    private Healths() {}

    static RouteHealth of(RouteDictionary.Named named, RouteWatch watch, Standing standing) {
        Route route = named.route();
        Verdict verdict = watch.verdict();
        RouteState state = state(verdict, standing);
        boolean hidden = state != verdict.state();
        Share recent = watch.due.recent();
        Share usual = verdict.state() == RouteState.BAD ? verdict.usual() : watch.due.usual();
        long challenges = watch.cohorts.pastDeadline(Column.CHALLENGES, watch.timing.deadline());
        long entered = watch.cohorts.pastDeadline(Column.ENTERED, watch.timing.deadline());
        return RouteHealth.newBuilder()
                .setChannel(route.channel())
                .setProvider(route.provider())
                .setSender(route.sender())
                .setCountry(route.country())
                .setDomain(route.domain())
                .setOperator(named.operator())
                .setState(state)
                .setStateSince(hidden || verdict.since() == Seconds.UNKNOWN ? 0 : Seconds.millis(verdict.since()))
                .setBadSince(state == RouteState.BAD ? (Long) Seconds.millis(verdict.badSince()) : null)
                .setWatermark(standing.watermark() == Watermarks.UNKNOWN ? null : (Long) standing.watermark())
                .setFeedWatermark(
                        standing.feedWatermark().stream().boxed().findFirst().orElse(null))
                .setSourcesMissing(standing.sourcesMissing())
                .setRepeats(standing.repeats())
                .setGaps(standing.gaps())
                .setTotals(watch.totals.toEvent())
                .setSentLastMinute(watch.cohorts.sentLastMinute())
                .setInFlight(inFlight(watch, standing))
                .setWaiting(waiting(watch.cohorts))
                .setDue(recent.due())
                .setInTime(ratio(recent))
                .setUsualDue(usual.due())
                .setUsualInTime(ratio(usual))
                .setChallengesDue(challenges)
                .setEnteredShare(ratio(new Share(Math.min(entered, challenges), challenges)))
                .setLatency(quantiles(watch.latency.bins()))
                .setUsualLatency(quantiles(watch.usualLatency.bins()))
                .build();
    }

    /** Once batches were lost, the totals never add up again: then those of the cohorts that are not closed. */
    private static long inFlight(RouteWatch watch, Standing standing) {
        return standing.gaps() == 0 ? Math.max(0, watch.totals.inFlight()) : watch.cohorts.sent();
    }

    private static RouteState state(Verdict verdict, Standing standing) {
        if (standing.incomplete()) {
            return RouteState.INCOMPLETE;
        }
        return standing.monitorLags() ? RouteState.MONITOR_LAGS : verdict.state();
    }

    private static List<WaitingCodes> waiting(Cohorts cohorts) {
        List<WaitingCodes> groups = new ArrayList<>();
        int[] ages = Cohorts.ages();
        long[] waiting = cohorts.waiting();
        for (int i = 0; i < ages.length; i++) {
            if (waiting[i] > 0) {
                groups.add(new WaitingCodes(ages[i], waiting[i]));
            }
        }
        return groups;
    }

    private static @Nullable Double ratio(Share share) {
        return share.due() == 0 ? null : (Double) share.ratio();
    }

    private static LatencyQuantiles quantiles(LatencyBins bins) {
        return new LatencyQuantiles(bins.count(), bins.quantileMs(0.5), bins.quantileMs(0.95), bins.quantileMs(0.99));
    }
}
