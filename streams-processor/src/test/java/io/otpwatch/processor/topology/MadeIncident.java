package io.otpwatch.processor.topology;

import io.otpwatch.events.BaselineState;
import io.otpwatch.events.Cause;
import io.otpwatch.events.CauseJudgement;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.events.ScopeAttribute;
import io.otpwatch.events.Severity;
import io.otpwatch.processor.incident.Words;
import io.otpwatch.processor.levers.BadLever;
import io.otpwatch.processor.levers.ScopeText;
import io.otpwatch.processor.localise.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A made-up record of an incident. Times are ms since 1970.
 *
 * @param scope as in levers: {@code provider=twilio,domain=310-260}; empty is everything
 * @param updatedAt when it was told
 * @param endedAt null while it is open
 */
record MadeIncident(
        String id,
        Cause cause,
        String scope,
        long startedAt,
        long updatedAt,
        @Nullable Long endedAt) {
    /** Told when it began: a carrier filters. */
    static MadeIncident open(String id, String scope, long startedAt) {
        return new MadeIncident(id, Cause.CARRIER_FILTERING_SILENT, scope, startedAt, startedAt, null);
    }

    MadeIncident because(Cause other) {
        return new MadeIncident(id, other, scope, startedAt, updatedAt, endedAt);
    }

    MadeIncident toldAt(long at) {
        return new MadeIncident(id, cause, scope, startedAt, at, endedAt);
    }

    MadeIncident endedAt(long at) {
        return new MadeIncident(id, cause, scope, startedAt, at, at);
    }

    Incident record() {
        return Incident.newBuilder()
                .setId(id)
                .setSequence(1)
                .setPhase(endedAt == null ? IncidentPhase.OPEN : IncidentPhase.RESOLVED)
                .setSummary("Summary.")
                .setTodo("Todo.")
                .setScope(attributes())
                .setScopeText("codes of " + scope)
                .setIndistinguishableFrom(List.of())
                .setSeverity(Severity.MAJOR)
                .setStartedAt(startedAt)
                .setOpenedAt(startedAt)
                .setChangedAt(startedAt)
                .setUpdatedAt(updatedAt)
                .setEndedAt(endedAt)
                .setReopened(0)
                .setCause(new CauseJudgement(cause, Words.of(cause), 0.0, List.of()))
                .setFindings(List.of())
                .setSignals(List.of())
                .setCodesHurt(0)
                .setLoginsHurt(0)
                .setLoginsHurtPerMinute(0)
                .setBaseline(BaselineState.LEARNT)
                .setSampleVendorIds(List.of())
                .build();
    }

    private List<ScopeAttribute> attributes() {
        try {
            Scope read = ScopeText.read(scope);
            return read.attributes().stream()
                    .map(attribute -> new ScopeAttribute(attribute.name(), attribute.value()))
                    .toList();
        } catch (BadLever e) {
            throw new IllegalArgumentException(e);
        }
    }
}
