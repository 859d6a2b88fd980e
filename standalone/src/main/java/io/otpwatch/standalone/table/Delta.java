package io.otpwatch.standalone.table;

import io.otpwatch.processor.correlate.LatencyBins;
import io.otpwatch.processor.correlate.RouteCounts;

/**
 * What changed on one route, as far as the table shows it.
 *
 * @param inTime codes that came due and had arrived
 * @param notInTime codes that came due and had not, for no fault of their recipient
 * @param inFlight change, may be negative
 */
record Delta(
        long sent, long challenges, long entered, long inTime, long notInTime, long inFlight, LatencyBins latency) {

    static Delta of(RouteCounts counts) {
        return new Delta(
                counts.sent(),
                counts.challenges(),
                counts.entered(),
                counts.dueInTime(),
                counts.dueFailed() + counts.dueOverdue(),
                counts.inFlight(),
                counts.latency());
    }
}
