package io.otpwatch.processor.levers;

import io.otpwatch.events.Severity;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.schemas.Signal;

/** A lever that was checked. */
public sealed interface Setting {
    /** @param perMonth false pages per 30 days, above 0 */
    record Budget(double perMonth) implements Setting {}

    /** @param severity NOTICE to CRITICAL */
    record MinSeverity(Severity severity) implements Setting {}

    /**
     * What is usual within a scope.
     *
     * @param signal RECEIPT or ENTRY
     * @param p share that arrives, above 0, at most 1
     * @param p50 median latency, ms; 0: as learnt
     * @param p95 95th percentile, ms; 0: as learnt
     */
    record Pin(Scope scope, Signal signal, double p, long p50, long p95) implements Setting {}

    /** @param since ms since 1970 */
    record NewNormal(Scope scope, long since) implements Setting {
        private static final long SLACK = 120_000;

        /** Trouble that began before is accepted, ms since 1970: a start may be estimated too late. */
        public long acceptsUntil() {
            return since + SLACK;
        }
    }

    /**
     * A window in which nobody is paged.
     *
     * @param from ms since 1970
     * @param to ms since 1970, later than {@code from}
     * @param reason may be empty
     */
    record Maintenance(Scope scope, long from, long to, String reason) implements Setting {
        /** Whether it is in force then, ms since 1970. */
        public boolean isAt(long time) {
            return time >= from && time < to;
        }
    }

    /** @param domain in its one spelling */
    record KnownDomain(String domain) implements Setting {}
}
