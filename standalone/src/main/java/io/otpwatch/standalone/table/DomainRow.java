package io.otpwatch.standalone.table;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the table shows of one domain.
 *
 * @param sentPerMinute sends of the last 60 s
 * @param inTime share of the codes of 60 s just past their deadline that arrived by it, 0 to 1; failures that blame the
 *     recipient are left out; empty if there were none
 * @param usual the same share in the 10 minutes before; empty if there were no codes
 * @param lostPerMinute codes a minute that do not arrive in time and usually do, on routes that are BAD
 * @param entered share of the challenges of 2 minutes that were entered, 0 to 1; empty while too few to say
 * @param p95Ms 95th percentile of the latency of receipts; empty if there were none
 * @param inFlight codes whose horizon has not passed
 */
public record DomainRow(
        String domain,
        String operator,
        DomainState state,
        long sentPerMinute,
        OptionalDouble inTime,
        OptionalDouble usual,
        double lostPerMinute,
        OptionalDouble entered,
        OptionalLong p95Ms,
        long inFlight) {}
