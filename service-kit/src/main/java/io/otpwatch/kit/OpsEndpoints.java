package io.otpwatch.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.otpwatch.kit.Endpoint.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** The three endpoints that every service has. */
public final class OpsEndpoints {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(Duration.class, ToStringSerializer.instance)
                    .addSerializer(Instant.class, ToStringSerializer.instance));

    private OpsEndpoints() {}

    public static Map<String, Endpoint> of(
            PrometheusMeterRegistry meters, Supplier<Health> live, Supplier<Health> ready) {
        return Map.of(
                "/metrics", accept -> metrics(meters, accept),
                "/healthz", accept -> health(live.get()),
                "/readyz", accept -> health(ready.get()));
    }

    /** A JSON answer of anything that Jackson can write; Duration and Instant in ISO 8601. */
    public static Answer json(int status, Object body) {
        try {
            return new Answer(status, "application/json", JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON of " + body.getClass().getName(), e);
        }
    }

    private static Answer health(Health health) {
        return json(health.ok() ? 200 : 503, health);
    }

    private static Answer metrics(PrometheusMeterRegistry meters, String accept) {
        String type = accept.contains("application/openmetrics-text") ? OPEN_METRICS : PROMETHEUS;
        return new Answer(200, type, meters.scrape(type));
    }
}
