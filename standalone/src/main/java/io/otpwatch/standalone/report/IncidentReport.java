package io.otpwatch.standalone.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.processor.localise.Attribute;
import io.otpwatch.simulator.Cause;
import io.otpwatch.standalone.incidents.SeenIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One incident as the monitor published it; components are the fields of the JSON file. What may change, such as scope,
 * cause and summary, is as it was said last.
 *
 * @param scope attributes of the codes that are hurt; none: all codes
 * @param severity the highest that it had
 * @param startedAt estimated start of what is broken
 * @param openedAt when the monitor said so, by its own clock
 * @param resolvedAt when it was over; null if it was not, or became part of another one
 * @param foldedInto id of the one that it became part of; null if it did not
 * @param delaySeconds from the true start to openedAt; null if nothing true matches
 * @param loginsHurt since the start; codesHurt likewise
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record IncidentReport(
        String id,
        Map<String, String> scope,
        String cause,
        String severity,
        String summary,
        String startedAt,
        String openedAt,
        @Nullable String resolvedAt,
        @Nullable String foldedInto,
        @Nullable Double delaySeconds,
        long loginsHurt,
        long codesHurt) {
    private static final double MS_PER_SECOND = 1000;

    public IncidentReport {
        scope = Collections.unmodifiableMap(new LinkedHashMap<>(scope)); // in the order of the scope
    }

    static IncidentReport of(SeenIncident seen, List<Cause> truth) {
        Incident latest = seen.latest();
        return new IncidentReport(
                seen.id(),
                scope(seen),
                seen.cause().name(),
                seen.highestSeverity().name(),
                latest.getSummary(),
                seen.startedAt().toString(),
                seen.openedAt().toString(),
                latest.getPhase() == IncidentPhase.RESOLVED
                        ? seen.endedAt().map(Instant::toString).orElse(null)
                        : null,
                latest.getFoldedInto(),
                TrueCause.of(seen, truth)
                        .map(cause -> seconds(Duration.between(cause.start(), seen.openedAt())))
                        .orElse(null),
                latest.getLoginsHurt(),
                latest.getCodesHurt());
    }

    private static Map<String, String> scope(SeenIncident seen) {
        Map<String, String> scope = new LinkedHashMap<>();
        for (Attribute attribute : seen.scope().attributes()) {
            scope.put(attribute.name(), attribute.value());
        }
        return scope;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MS_PER_SECOND;
    }
}
