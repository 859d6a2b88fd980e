package io.otpwatch.processor.incident;

import io.otpwatch.events.CauseJudgement;
import io.otpwatch.events.Incident;
import io.otpwatch.events.Sign;
import io.otpwatch.schemas.EventSerde;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Keeps what is remembered small enough for one record, whatever texts the routes and operators bring: an open incident
 * that is too long loses what matters least, an ended one keeps only what it is known by.
 */
final class Bounds {
    /** Bytes of all state: open incidents, ended ones, and advice. */
    static final int STATE = 200 * 1024;

    /** Bytes of one incident. */
    static final int INCIDENT = 2_560;

    /** Bytes of all ended ones. */
    static final int ENDED = 32 * 1024;

    private static final int FEW = 3;
    private static final int CUT = 120;

    /** What is given up, the least important first. */
    private static final List<UnaryOperator<Incident.Builder>> LOSSES = List.of(
            incident -> leanRunnerUp(incident, FEW),
            incident -> incident.setIndistinguishableFrom(first(incident.getIndistinguishableFrom(), FEW)),
            incident -> incident.setSampleVendorIds(first(incident.getSampleVendorIds(), FEW)),
            incident -> incident.setCause(lean(incident.getCause(), FEW)),
            incident -> leanRunnerUp(incident, 0),
            incident -> incident.setIndistinguishableFrom(List.of()),
            incident -> incident.setSampleVendorIds(List.of()),
            incident -> incident.setNextScope(null).setNextScopeBehind(0),
            incident -> incident.setSummary(cut(incident.getSummary())),
            incident -> incident.setCause(lean(incident.getCause(), 1)),
            incident ->
                    incident.setScopeText(cut(incident.getScopeText())).setFindings(first(incident.getFindings(), FEW)),
            Bounds::cutReason);

    private static final EventSerde<Incident> EVENTS = EventSerde.of(Incident.class);

    private Bounds() {}

    static int bytes(Incident incident) {
        return EVENTS.encode(incident).length;
    }

    /** The same if it is short enough. */
    static Incident fitted(Incident incident) {
        Incident fitted = incident;
        for (UnaryOperator<Incident.Builder> loss : LOSSES) {
            if (bytes(fitted) <= INCIDENT) {
                return fitted;
            }
            fitted = loss.apply(Copy.of(fitted)).build();
        }
        return fitted;
    }

    /** What is needed to know it again. */
    static Incident remembered(Incident ended) {
        return Copy.of(ended)
                .setSummary("")
                .setTodo("")
                .setScopeText("")
                .setIndistinguishableFrom(List.of())
                .setNextScope(null)
                .setQuietReason(null)
                .setCause(lean(ended.getCause(), 0))
                .setRunnerUp(null)
                .setFindings(List.of())
                .setSignals(List.of())
                .setSampleVendorIds(List.of())
                .build();
    }

    private static CauseJudgement lean(CauseJudgement judgement, int signs) {
        List<Sign> kept = first(judgement.getSigns(), signs).stream()
                .map(sign -> new Sign(cut(sign.getText()), sign.getNats()))
                .toList();
        return new CauseJudgement(judgement.getCause(), judgement.getText(), judgement.getLead(), kept);
    }

    private static Incident.Builder leanRunnerUp(Incident.Builder incident, int signs) {
        CauseJudgement runnerUp = incident.getRunnerUp();
        return runnerUp == null ? incident : incident.setRunnerUp(lean(runnerUp, signs));
    }

    private static Incident.Builder cutReason(Incident.Builder incident) {
        String reason = incident.getQuietReason();
        return reason == null ? incident : incident.setQuietReason(cut(reason));
    }

    private static <T> List<T> first(List<T> all, int count) {
        return all.stream().limit(count).toList();
    }

    private static String cut(String text) {
        return text.length() <= CUT ? text : text.substring(0, CUT - 1) + "…";
    }
}
