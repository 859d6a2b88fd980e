package io.otpwatch.benchmarks.scenarios;

import io.otpwatch.events.BaselineState;
import io.otpwatch.events.Cause;
import io.otpwatch.events.CauseJudgement;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.events.ScopeAttribute;
import io.otpwatch.events.Severity;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.standalone.incidents.Due;
import io.otpwatch.standalone.incidents.ExpectedIncident;
import io.otpwatch.standalone.incidents.IncidentVerdict;
import io.otpwatch.standalone.incidents.SeenIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Made-up runs: ses is out from 120 s to 300 s, and must be reported within 20 s. */
final class Verdicts {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private Verdicts() {}

    /** Nothing was broken, and nothing was reported. */
    static IncidentVerdict healthy() {
        return IncidentVerdict.of(List.of(), List.of());
    }

    static IncidentVerdict of(SeenIncident... seen) {
        return IncidentVerdict.of(List.of(outage("ses")), List.of(seen));
    }

    static IncidentVerdict ofTwo(SeenIncident... seen) {
        return IncidentVerdict.of(List.of(outage("ses"), outage("vonage")), List.of(seen));
    }

    /** Of ses, opened 6 s after its start. */
    static SeenIncident open() {
        return seen("ses", 126, null);
    }

    /** The same, over 40 s after its end. */
    static SeenIncident resolved() {
        return resolved("ses", 126);
    }

    static SeenIncident resolved(String provider, long openedAt) {
        return seen(provider, openedAt, 340L);
    }

    private static Due outage(String provider) {
        ExpectedIncident expected = new ExpectedIncident(
                Cause.PROVIDER_OUTAGE,
                List.of(Scope.of(Map.of("provider", provider))),
                START.plusSeconds(120),
                Optional.of(START.plusSeconds(300)));
        return new Due(expected, Duration.ofSeconds(20), RunTimes.RESOLVED_WITHIN);
    }

    private static SeenIncident seen(String provider, long openedAt, @Nullable Long endedAt) {
        long opened = ms(openedAt);
        Incident.Builder incident = Incident.newBuilder()
                .setId("i-" + provider)
                .setSequence(1)
                .setPhase(endedAt == null ? IncidentPhase.OPEN : IncidentPhase.RESOLVED)
                .setSummary("")
                .setTodo("")
                .setScope(List.of(new ScopeAttribute("provider", provider)))
                .setScopeText("")
                .setIndistinguishableFrom(List.of())
                .setSeverity(Severity.MAJOR)
                .setStartedAt(opened)
                .setOpenedAt(opened)
                .setChangedAt(opened)
                .setUpdatedAt(opened)
                .setEndedAt(endedAt == null ? null : Long.valueOf(ms(endedAt)))
                .setReopened(0)
                .setCause(new CauseJudgement(Cause.PROVIDER_OUTAGE, "", 0.0, List.of()))
                .setFindings(List.of())
                .setSignals(List.of())
                .setCodesHurt(0)
                .setLoginsHurt(0)
                .setLoginsHurtPerMinute(0)
                .setBaseline(BaselineState.LEARNT)
                .setSampleVendorIds(List.of());
        return new SeenIncident(List.of(incident.build()), Instant.ofEpochMilli(opened + 500));
    }

    private static long ms(long seconds) {
        return START.plusSeconds(seconds).toEpochMilli();
    }
}
