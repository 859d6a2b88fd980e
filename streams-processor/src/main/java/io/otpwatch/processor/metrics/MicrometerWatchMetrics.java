package io.otpwatch.processor.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.otpwatch.processor.correlate.RouteCounts;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.Route;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The committed counts as Prometheus has them; the only class that knows their names. */
public final class MicrometerWatchMetrics implements WatchMetrics {
    private final MeterRegistry registry;
    private final DomainLabels domains = new DomainLabels();
    private final Map<Tags, RouteMeters> routes = new ConcurrentHashMap<>();
    private final Map<Rejection, Counter> rejections = new EnumMap<>(Rejection.class);

    public MicrometerWatchMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Rejection reason : Rejection.values()) {
            rejections.put(
                    reason,
                    Counter.builder("otp.dead.letters")
                            .description("Records that could not be used, see otp.dead-letters")
                            .tag("reason", reason.label())
                            .register(registry));
        }
    }

    @Override
    public void routeCounts(Route route, String operator, RouteCounts delta) {
        String domain = domains.of(route.domain());
        Tags tags = Tags.of(
                "channel", route.channel().name().toLowerCase(Locale.ROOT),
                "provider", route.provider(),
                "country", route.country(),
                "operator", domain.equals(DomainLabels.OTHER) ? DomainLabels.OTHER : operator,
                "domain", domain);
        routes.computeIfAbsent(tags, RouteMeters::new).add(delta);
    }

    @Override
    public void rejected(Rejection reason, long records) {
        Counter counter = rejections.get(reason);
        if (counter != null) {
            counter.increment(records);
        }
    }

    private final class RouteMeters {
        private final Counter sent;
        private final Counter received;
        private final Counter failed;
        private final Counter missing;
        private final Counter inTime;
        private final Counter recipient;
        private final Counter dueFailed;
        private final Counter overdue;
        private final Counter late;
        private final Counter duplicates;
        private final Counter unmatched;
        private final Counter challenges;
        private final Counter enteredAtOnce;
        private final Counter enteredByResend;
        private final AtomicLong inFlight = new AtomicLong();

        RouteMeters(Tags tags) {
            sent = counter("otp.sent", "Codes sent, duplicates left out", tags);
            String outcomes = "Codes by their outcome, given once at the horizon";
            received = counter("otp.outcomes", outcomes, tags.and("outcome", "received"));
            failed = counter("otp.outcomes", outcomes, tags.and("outcome", "failed"));
            missing = counter("otp.outcomes", outcomes, tags.and("outcome", "missing"));
            String due = "Codes by what had become of them at their deadline, each once";
            inTime = counter("otp.due", due, tags.and("result", "in_time"));
            recipient = counter("otp.due", due, tags.and("result", "recipient"));
            dueFailed = counter("otp.due", due, tags.and("result", "failed"));
            overdue = counter("otp.due", due, tags.and("result", "overdue"));
            late = counter("otp.late", "Evidence after the horizon of codes that were not received", tags);
            duplicates = counter("otp.duplicate.sends", "Sends of a code that had been sent already", tags);
            unmatched = counter("otp.unmatched", "Evidence and failures for which no send came", tags);
            challenges = counter("otp.challenges", "Attempts to log in, by the route of their first code", tags);
            String entries = "Challenges that were entered, by the route of their first code";
            enteredAtOnce = counter("otp.entries", entries, tags.and("resend", "no"));
            enteredByResend = counter("otp.entries", entries, tags.and("resend", "yes"));
            Gauge.builder("otp.codes.in.flight", inFlight, AtomicLong::get)
                    .description("Codes before their horizon")
                    .tags(tags)
                    .register(registry);
        }

        void add(RouteCounts delta) {
            sent.increment(delta.sent());
            received.increment(delta.received());
            failed.increment(delta.failed());
            missing.increment(delta.missing());
            inTime.increment(delta.dueInTime());
            recipient.increment(delta.dueRecipient());
            dueFailed.increment(delta.dueFailed());
            overdue.increment(delta.dueOverdue());
            late.increment(delta.late());
            duplicates.increment(delta.duplicates());
            unmatched.increment(delta.unmatched());
            challenges.increment(delta.challenges());
            enteredAtOnce.increment(delta.entered() - delta.enteredByResend());
            enteredByResend.increment(delta.enteredByResend());
            inFlight.addAndGet(delta.inFlight());
        }

        private Counter counter(String name, String description, Tags tags) {
            return Counter.builder(name).description(description).tags(tags).register(registry);
        }
    }
}
