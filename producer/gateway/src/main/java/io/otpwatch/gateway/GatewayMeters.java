package io.otpwatch.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.otpwatch.gateway.http.Door;
import io.otpwatch.gateway.http.RequestMeter;
import io.otpwatch.gateway.intake.EventKind;
import io.otpwatch.gateway.sink.Circuit;
import io.otpwatch.gateway.sink.IntakeMeter;
import io.otpwatch.gateway.vendor.VendorIds;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The gateway's metrics, each with all of its labels from the start. Alert on {@code otp_gateway_requests_total} with
 * status 503 that goes on for minutes: events are refused, and clients hold them. Alert on
 * {@code otp_gateway_vendor_ids_current_age_seconds} above 60: Kafka or the processor is away or behind, and receipts
 * whose id is not known are answered with 503.
 */
final class GatewayMeters implements RequestMeter, IntakeMeter {
    static final String OPENAPI = "/openapi.json";

    private static final List<Integer> STATUSES =
            List.of(200, 207, 400, 401, 404, 405, 408, 413, 415, 421, 429, 431, 500, 503);
    private static final int OTHER_STATUS = 0;

    private final Map<String, Map<Integer, Counter>> requests = new HashMap<>();
    private final Counter[] accepted = new Counter[EventKind.values().length];
    private final Counter[][] refused = new Counter[EventKind.values().length][Reason.values().length];
    private final Timer acks;
    private final MeterRegistry registry;

    GatewayMeters(MeterRegistry registry) {
        this.registry = registry;
        Stream.concat(Stream.of("", OPENAPI), Stream.of(EventKind.values()).map(EventKind::path))
                .forEach(path -> requests.put(path, byStatus(path)));
        for (EventKind kind : EventKind.values()) {
            accepted[kind.ordinal()] = Counter.builder("otp.gateway.events.accepted")
                    .description("Events that Kafka acknowledged and the client was told of")
                    .tag("event", label(kind))
                    .register(registry);
            for (Reason reason : Reason.values()) {
                refused[kind.ordinal()][reason.ordinal()] = Counter.builder("otp.gateway.events.refused")
                        .description("Items, or whole bodies, that were not taken in")
                        .tag("event", label(kind))
                        .tag("reason", label(reason))
                        .register(registry);
            }
        }
        acks = Timer.builder("otp.gateway.ack")
                .description("From the last event that was handed to Kafka to the answer")
                .serviceLevelObjectives(
                        Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1))
                .register(registry);
    }

    void watch(Door door, Circuit circuit) {
        Gauge.builder("otp.gateway.in.flight", door, Door::requestsInFlight)
                .description("Requests that are not answered")
                .register(registry);
        Gauge.builder("otp.gateway.in.flight.bytes", door, Door::bytesInFlight)
                .description("Bodies that are held")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("otp.gateway.circuit.open", circuit, c -> c.isOpen() ? 1 : 0)
                .description("1 while requests are refused at once, as Kafka acknowledges nothing")
                .register(registry);
    }

    void watch(VendorIds ids) {
        Gauge.builder("otp.gateway.vendor.ids", ids, VendorIds::size)
                .description("Providers' message ids whose code is known")
                .register(registry);
        Gauge.builder("otp.gateway.vendor.ids.waiting", ids, VendorIds::waiting)
                .description("Requests that wait for a provider's message id")
                .register(registry);
        FunctionCounter.builder("otp.gateway.vendor.ids.dropped", ids, VendorIds::dropped)
                .description("Ids that went before their age, for want of room")
                .register(registry);
        Gauge.builder("otp.gateway.vendor.ids.current.age", ids, VendorIds::secondsSinceCurrent)
                .description(
                        "Since it was last known that no id was missing, of what the processor should have written")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void answered(String path, int status) {
        Map<Integer, Counter> counters = Objects.requireNonNull(requests.get(path));
        Counter counter = counters.get(status);
        (counter == null ? Objects.requireNonNull(counters.get(OTHER_STATUS)) : counter).increment();
    }

    @Override
    public void accepted(EventKind kind, int events) {
        accepted[kind.ordinal()].increment(events);
    }

    @Override
    public void refused(EventKind kind, Reason reason) {
        refused[kind.ordinal()][reason.ordinal()].increment();
    }

    @Override
    public void answered(long nanos) {
        acks.record(nanos, TimeUnit.NANOSECONDS);
    }

    private Map<Integer, Counter> byStatus(String path) {
        Map<Integer, Counter> counters = new HashMap<>();
        STATUSES.forEach(status -> counters.put(status, requests(path, Integer.toString(status))));
        counters.put(OTHER_STATUS, requests(path, "other"));
        return counters;
    }

    private Counter requests(String path, String status) {
        return Counter.builder("otp.gateway.requests")
                .description("Requests, by path and status of the answer")
                .tag("path", path.isEmpty() ? "other" : path)
                .tag("status", status)
                .register(registry);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
