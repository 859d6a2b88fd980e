package io.otpwatch.processor.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.otpwatch.events.RouteTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/** The series of one set of labels, which several routes may share. */
final class RouteMeters {
    private record Total(Counter counter, ToLongFunction<RouteTotals> value) {}

    private final MeterRegistry registry;
    private final List<Total> totals = new ArrayList<>();
    private final AtomicLong inFlight = new AtomicLong();

    RouteMeters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        add("otp.sent", "Codes sent, duplicates left out", tags, RouteTotals::getSent);
        add("otp.receipts", "Codes with a receipt by their horizon", tags, RouteTotals::getReceipts);
        String outcomes = "Codes by their outcome, given once at the horizon";
        add("otp.outcomes", outcomes, tags.and("outcome", "received"), RouteTotals::getReceived);
        add("otp.outcomes", outcomes, tags.and("outcome", "failed"), RouteMeters::failed);
        add("otp.outcomes", outcomes, tags.and("outcome", "missing"), RouteTotals::getMissing);
        String due = "Codes by what had become of them at their deadline, each once";
        add("otp.due", due, tags.and("result", "in_time"), RouteTotals::getDueInTime);
        add("otp.due", due, tags.and("result", "recipient"), RouteTotals::getDueRecipient);
        add("otp.due", due, tags.and("result", "failed"), RouteTotals::getDueFailed);
        add("otp.due", due, tags.and("result", "overdue"), RouteTotals::getDueOverdue);
        String failures = "Outcomes FAILED by whose problem the failure was";
        add("otp.failures", failures, tags.and("reason", "recipient"), RouteTotals::getFailedRecipient);
        add("otp.failures", failures, tags.and("reason", "operator"), RouteTotals::getFailedOperator);
        add("otp.failures", failures, tags.and("reason", "sender"), RouteTotals::getFailedSender);
        add("otp.failures", failures, tags.and("reason", "provider"), RouteTotals::getFailedProvider);
        add("otp.failures", failures, tags.and("reason", "unknown"), RouteTotals::getFailedUnknown);
        add("otp.temporary.failures", "Temporary failures reported", tags, RouteTotals::getTemporaryFailures);
        String late = "Evidence after the horizon of codes that were not received";
        add("otp.late", late, tags, RouteTotals::getLate);
        add("otp.stale", "Codes appended more than 10 s after they were sent", tags, RouteTotals::getStale);
        String duplicates = "Sends of a code that had been sent already";
        add("otp.duplicate.sends", duplicates, tags, RouteTotals::getDuplicates);
        add("otp.unmatched", "Evidence and failures for which no send came", tags, RouteTotals::getUnmatched);
        String challenges = "Attempts to log in, by the route of their first code";
        add("otp.challenges", challenges, tags, RouteTotals::getChallenges);
        String entries = "Challenges that were entered, by the route of their first code";
        add("otp.entries", entries, tags.and("resend", "no"), at -> at.getEntered() - at.getEnteredByResend());
        add("otp.entries", entries, tags.and("resend", "yes"), RouteTotals::getEnteredByResend);
        Gauge.builder("otp.codes.in.flight", inFlight, AtomicLong::get)
                .description("Codes before their horizon")
                .tags(tags)
                .register(registry);
    }

    void increase(RouteTotals before, RouteTotals now) {
        for (Total total : totals) {
            long more = total.value.applyAsLong(now) - total.value.applyAsLong(before);
            if (more > 0) {
                total.counter.increment(more);
            }
        }
    }

    void addInFlight(long codes) {
        inFlight.addAndGet(codes);
    }

    private static long failed(RouteTotals totals) {
        return totals.getFailedRecipient()
                + totals.getFailedOperator()
                + totals.getFailedSender()
                + totals.getFailedProvider()
                + totals.getFailedUnknown();
    }

    private void add(String name, String description, Tags tags, ToLongFunction<RouteTotals> value) {
        Counter counter =
                Counter.builder(name).description(description).tags(tags).register(registry);
        totals.add(new Total(counter, value));
    }
}
