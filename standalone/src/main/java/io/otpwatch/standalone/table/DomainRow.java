package io.otpwatch.standalone.table;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the table shows of one domain.
 *
 * @param sentPerMinute sends of the last 60 s
 * @param inTime share of the codes that came due in the last 60 s and had arrived by then, 0 to 1; those whose failure
 *     blames the recipient are left out; empty if nothing came due
 * @param due codes that {@code inTime} speaks of
 * @param entered share of the challenges of the last 2 min that were entered, 0 to 1; empty while too few to say
 * @param p95Ms 95th percentile of the latency of the last 60 s' receipts; empty if there were none
 * @param inFlight codes whose horizon has not passed
 */
public record DomainRow(
        String domain,
        String operator,
        long sentPerMinute,
        OptionalDouble inTime,
        long due,
        OptionalDouble entered,
        OptionalLong p95Ms,
        long inFlight) {}
