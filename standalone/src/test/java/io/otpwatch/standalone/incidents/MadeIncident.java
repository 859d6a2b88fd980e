package io.otpwatch.standalone.incidents;

import io.otpwatch.events.BaselineState;
import io.otpwatch.events.Cause;
import io.otpwatch.events.CauseJudgement;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.events.ScopeAttribute;
import io.otpwatch.events.Severity;
import io.otpwatch.processor.incident.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A made-up record of an incident, MAJOR.
 *
 * @param openedAt seconds after {@link #START}; endedAt likewise, null while it is open
 * @param others other scopes of the same codes, in words
 */
public record MadeIncident(
        String id,
        long sequence,
        IncidentPhase phase,
        Cause cause,
        String name,
        String value,
        long openedAt,
        @Nullable Long endedAt,
        List<String> others) {
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    public static MadeIncident open(String id, long sequence, Cause cause, String name, String value, long openedAt) {
        return new MadeIncident(id, sequence, IncidentPhase.OPEN, cause, name, value, openedAt, null, List.of());
    }

    public static List<SeenIncident> seen(MadeIncident... records) {
        SeenIncidents seen = new SeenIncidents();
        for (MadeIncident record : records) {
            seen.add(record.record(), START.plusSeconds(record.openedAt() + 1));
        }
        return seen.all();
    }

    /** The same for records that were refined. */
    public static List<SeenIncident> seen(Incident... records) {
        SeenIncidents seen = new SeenIncidents();
        for (Incident record : records) {
            seen.add(record, Instant.ofEpochMilli(record.getUpdatedAt()).plusSeconds(1));
        }
        return seen.all();
    }

    public MadeIncident ended(long sequence, IncidentPhase phase, long endedAt) {
        return new MadeIncident(id, sequence, phase, cause, name, value, openedAt, endedAt, others);
    }

    public MadeIncident again(long sequence) {
        return new MadeIncident(id, sequence, IncidentPhase.OPEN, cause, name, value, openedAt, null, others);
    }

    public MadeIncident alsoCalled(String... scopes) {
        return new MadeIncident(id, sequence, phase, cause, name, value, openedAt, endedAt, List.of(scopes));
    }

    public Incident record() {
        return builder().build();
    }

    /** To be refined. */
    public Incident.Builder builder() {
        long opened = ms(openedAt);
        Long ended = endedAt == null ? null : Long.valueOf(ms(endedAt));
        return Incident.newBuilder()
                .setId(id)
                .setSequence(sequence)
                .setPhase(phase)
                .setSummary("Summary " + sequence + ".")
                .setTodo("Todo " + sequence + ".")
                .setScope(List.of(new ScopeAttribute(name, value)))
                .setScopeText("codes of " + value)
                .setIndistinguishableFrom(others)
                .setSeverity(Severity.MAJOR)
                .setStartedAt(opened)
                .setOpenedAt(opened)
                .setChangedAt(opened)
                .setUpdatedAt(ended == null ? opened : ended)
                .setEndedAt(ended)
                .setReopened(0)
                .setCause(new CauseJudgement(cause, Words.of(cause), 0.0, List.of()))
                .setFindings(List.of())
                .setSignals(List.of())
                .setCodesHurt(0)
                .setLoginsHurt(0)
                .setLoginsHurtPerMinute(0)
                .setBaseline(BaselineState.LEARNT)
                .setSampleVendorIds(List.of());
    }

    private static long ms(long seconds) {
        return START.plusSeconds(seconds).toEpochMilli();
    }
}
