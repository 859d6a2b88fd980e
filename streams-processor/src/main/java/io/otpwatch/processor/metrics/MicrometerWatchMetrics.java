package io.otpwatch.processor.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.schemas.Rejection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What was committed as Prometheus has it. */
public final class MicrometerWatchMetrics implements WatchMetrics {
    private final MeterRegistry registry;
    private final DomainLabels domains = new DomainLabels();
    private final Map<Tags, RouteMeters> routes = new ConcurrentHashMap<>();
    private final Map<RouteState, AtomicLong> states = new EnumMap<>(RouteState.class);
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
        for (RouteState state : RouteState.values()) {
            AtomicLong count = new AtomicLong();
            states.put(state, count);
            Gauge.builder("otp.routes", count, AtomicLong::get)
                    .description("Routes watched here by what is said of them")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    @Override
    public void watched(RouteHealth health) {
        meters(health).addInFlight(health.getInFlight());
        count(health.getState(), 1);
    }

    @Override
    public void changed(RouteHealth before, RouteHealth now) {
        RouteMeters meters = meters(now);
        meters.increase(before.getTotals(), now.getTotals());
        meters.addInFlight(now.getInFlight() - before.getInFlight());
        count(before.getState(), -1);
        count(now.getState(), 1);
    }

    @Override
    public void left(RouteHealth last) {
        meters(last).addInFlight(-last.getInFlight());
        count(last.getState(), -1);
    }

    @Override
    public void rejected(Rejection reason, long records) {
        Counter counter = rejections.get(reason);
        if (counter != null) {
            counter.increment(records);
        }
    }

    private void count(RouteState state, int routes) {
        AtomicLong count = states.get(state);
        if (count != null) {
            count.addAndGet(routes);
        }
    }

    private RouteMeters meters(RouteHealth health) {
        String domain = domains.of(health.getDomain());
        Tags tags = Tags.of(
                "channel", health.getChannel().name().toLowerCase(Locale.ROOT),
                "provider", health.getProvider(),
                "country", health.getCountry(),
                "operator", domain.equals(DomainLabels.OTHER) ? DomainLabels.OTHER : health.getOperator(),
                "domain", domain);
        return routes.computeIfAbsent(tags, labels -> new RouteMeters(registry, labels));
    }
}
