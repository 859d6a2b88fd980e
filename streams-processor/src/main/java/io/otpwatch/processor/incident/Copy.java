package io.otpwatch.processor.incident;

import io.otpwatch.events.Incident;

/** A builder that begins as an incident. Avro's own copies each part, and looks up classes by names to do so. */
final class Copy {
    private Copy() {}

    static Incident.Builder of(Incident incident) {
        return Incident.newBuilder()
                .setId(incident.getId())
                .setSequence(incident.getSequence())
                .setPhase(incident.getPhase())
                .setSummary(incident.getSummary())
                .setTodo(incident.getTodo())
                .setScope(incident.getScope())
                .setScopeText(incident.getScopeText())
                .setIndistinguishableFrom(incident.getIndistinguishableFrom())
                .setNextScope(incident.getNextScope())
                .setNextScopeBehind(incident.getNextScopeBehind())
                .setSeverity(incident.getSeverity())
                .setQuietReason(incident.getQuietReason())
                .setStartedAt(incident.getStartedAt())
                .setOpenedAt(incident.getOpenedAt())
                .setChangedAt(incident.getChangedAt())
                .setUpdatedAt(incident.getUpdatedAt())
                .setEndedAt(incident.getEndedAt())
                .setEndReason(incident.getEndReason())
                .setFoldedInto(incident.getFoldedInto())
                .setReopened(incident.getReopened())
                .setCause(incident.getCause())
                .setRunnerUp(incident.getRunnerUp())
                .setFindings(incident.getFindings())
                .setSignals(incident.getSignals())
                .setCodesHurt(incident.getCodesHurt())
                .setLoginsHurt(incident.getLoginsHurt())
                .setLoginsHurtPerMinute(incident.getLoginsHurtPerMinute())
                .setBaseline(incident.getBaseline())
                .setSampleVendorIds(incident.getSampleVendorIds());
    }
}
