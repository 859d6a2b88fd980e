package io.otpwatch.standalone.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.otpwatch.simulator.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run found, beside what truly happened; its components are the fields of the JSON file.
 *
 * @param sent codes that the monitor counted as sent, by the health of all routes; received, failed and missing likewise
 * @param lost sends that the broker acknowledged and that have no outcome
 * @param doubled codes with two outcomes or more
 * @param falseMissing codes called missing although evidence was appended in time
 * @param wrong codes with another outcome than the true one, those falsely missing among them
 * @param repeats batches of deltas that came once more, and were dropped
 * @param gaps batches of deltas that never came
 * @param truth what was truly broken
 * @param incidents what the monitor said was broken, also when the traffic had ended, in the order in which they were
 *     opened
 */
public record Report(
        String scenario,
        long seed,
        double rate,
        String startedAt,
        String trafficEndedAt,
        long sent,
        long received,
        long failed,
        long missing,
        long lost,
        long doubled,
        long falseMissing,
        long wrong,
        long repeats,
        long gaps,
        List<RouteReport> routes,
        List<Truth> truth,
        List<IncidentReport> incidents) {
    public Report {
        routes = List.copyOf(routes);
        truth = List.copyOf(truth);
        incidents = List.copyOf(incidents);
    }

    /**
     * Whether each send has exactly one outcome, the true one, all sums are those of the ground truth, and nothing came
     * twice or not at all between the stages of the processor.
     */
    public boolean addsUp() {
        return lost == 0 && doubled == 0 && wrong == 0 && repeats == 0 && gaps == 0 && routesThatDiffer() == 0;
    }

    /** Routes of which a sum is not that of the ground truth, or not that of the outcomes. */
    public long routesThatDiffer() {
        return routes.stream().filter(route -> !route.addsUp()).count();
    }

    /**
     * What was broken.
     *
     * @param end null if it had not ended when traffic did
     */
    public record Truth(
            String cause,
            Map<String, String> scope,
            String start,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String end) {
        static Truth of(Cause cause) {
            return new Truth(
                    cause.kind().text(),
                    cause.scope(),
                    cause.start().toString(),
                    cause.end().map(Instant::toString).orElse(null));
        }
    }
}
