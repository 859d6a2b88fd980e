package io.otpwatch.processor.incident;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otpwatch.events.CauseJudgement;
import io.otpwatch.events.Incident;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident as JSON, for pages and programs. Fields are those of the event; but times are ISO 8601 in UTC, the scope is an
 * object, numbers have four digits after the point, and what is null is left out.
 */
public final class IncidentJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private IncidentJson() {}

    public static ObjectNode encode(Incident incident) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", incident.getId())
                .put("sequence", incident.getSequence())
                .put("phase", incident.getPhase().name())
                .put("severity", incident.getSeverity().name())
                .put("summary", incident.getSummary())
                .put("todo", incident.getTodo());
        ObjectNode scope = json.putObject("scope");
        incident.getScope().forEach(attribute -> scope.put(attribute.getName(), attribute.getValue()));
        json.put("scopeText", incident.getScopeText());
        texts(json.putArray("indistinguishableFrom"), incident.getIndistinguishableFrom());
        if (incident.getNextScope() != null) {
            json.put("nextScope", incident.getNextScope())
                    .put("nextScopeBehind", rounded(incident.getNextScopeBehind()));
        }
        text(json, "quietReason", incident.getQuietReason());
        times(json, incident);
        text(json, "endReason", incident.getEndReason());
        text(json, "foldedInto", incident.getFoldedInto());
        json.put("reopened", incident.getReopened());
        judgement(json.putObject("cause"), incident.getCause());
        if (incident.getRunnerUp() != null) {
            judgement(json.putObject("runnerUp"), incident.getRunnerUp());
        }
        signals(json, incident);
        json.put("codesHurt", incident.getCodesHurt())
                .put("loginsHurt", incident.getLoginsHurt())
                .put("loginsHurtPerMinute", rounded(incident.getLoginsHurtPerMinute()))
                .put("baseline", incident.getBaseline().name());
        texts(json.putArray("sampleVendorIds"), incident.getSampleVendorIds());
        return json;
    }

    private static void times(ObjectNode json, Incident incident) {
        time(json, "startedAt", incident.getStartedAt());
        time(json, "openedAt", incident.getOpenedAt());
        time(json, "changedAt", incident.getChangedAt());
        time(json, "updatedAt", incident.getUpdatedAt());
        if (incident.getEndedAt() != null) {
            time(json, "endedAt", incident.getEndedAt());
        }
    }

    private static void judgement(ObjectNode json, CauseJudgement judgement) {
        json.put("cause", judgement.getCause().name())
                .put("text", judgement.getText())
                .put("lead", rounded(judgement.getLead()));
        ArrayNode signs = json.putArray("signs");
        judgement
                .getSigns()
                .forEach(sign -> signs.addObject().put("text", sign.getText()).put("nats", rounded(sign.getNats())));
    }

    private static void signals(ObjectNode json, Incident incident) {
        ArrayNode findings = json.putArray("findings");
        incident.getFindings()
                .forEach(found -> time(
                        findings.addObject()
                                .put("signal", found.getSignal())
                                .put("label", found.getLabel())
                                .put("rho", rounded(found.getRho()))
                                .put("score", rounded(found.getScore())),
                        "since",
                        found.getSince()));
        ArrayNode signals = json.putArray("signals");
        incident.getSignals()
                .forEach(now -> signals.addObject()
                        .put("signal", now.getSignal())
                        .put("ratio", rounded(now.getRatio()))
                        .put("low", rounded(now.getLow()))
                        .put("high", rounded(now.getHigh()))
                        .put("usual", rounded(now.getUsual()))
                        .put("of", now.getOf())
                        .put("p50", now.getP50())
                        .put("p95", now.getP95())
                        .put("usualP50", now.getUsualP50())
                        .put("usualP95", now.getUsualP95()));
    }

    private static void time(ObjectNode json, String field, long ms) {
        json.put(field, Instant.ofEpochMilli(ms).toString());
    }

    private static void text(ObjectNode json, String field, @Nullable String text) {
        if (text != null) {
            json.put(field, text);
        }
    }

    private static void texts(ArrayNode json, Iterable<String> texts) {
        texts.forEach(json::add);
    }

    /** To four digits after the point. */
    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
