package io.otpwatch.standalone.incidents;

import io.otpwatch.events.Advice;
import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.events.Severity;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.standalone.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is new of incidents since it was asked last, a line each: {@code 3:09 OPENED i-3fa9c0ffee12 MAJOR: Codes to 310-260
 * do not arrive as usual since 12:03 UTC …}. OPENED, also when one comes back; CHANGED in scope, cause or severity;
 * RESOLVED; FOLDED; ADVICE when other advice is in force for one that is open. What is to be done is said when one opens or
 * changes its cause. An incident that was over when it was first seen is no news.
 */
public final class IncidentNews {
    private final Map<String, Told> told = new HashMap<>();
    private final Map<String, Set<String>> toldActions = new HashMap<>();

    private record Told(IncidentPhase phase, Scope scope, Cause cause, Severity severity) {
        static Told of(SeenIncident incident) {
            Incident latest = incident.latest();
            return new Told(latest.getPhase(), incident.scope(), incident.cause(), latest.getSeverity());
        }

        boolean isOpen() {
            return phase == IncidentPhase.OPEN;
        }
    }

    /**
     * The lines.
     *
     * @param all incidents that are known
     * @param advice the last of each channel and domain
     * @param elapsed on the clock of the table
     * @param now what has run out by then is not in force
     */
    public List<String> lines(List<SeenIncident> all, Collection<Advice> advice, Duration elapsed, Instant now) {
        List<String> lines = new ArrayList<>();
        for (SeenIncident incident : all) {
            ofIncident(incident).ifPresent(lines::add);
            if (!incident.isOver()) {
                AdviceText.of(incident.id(), advice, now)
                        .flatMap(text -> ofAdvice(incident.id(), text))
                        .ifPresent(lines::add);
            }
        }
        Set<String> known = all.stream().map(SeenIncident::id).collect(Collectors.toSet());
        told.keySet().retainAll(known);
        toldActions.keySet().retainAll(known);
        return lines.stream().map(line -> Durations.clock(elapsed) + " " + line).toList();
    }

    private Optional<String> ofIncident(SeenIncident incident) {
        Told after = Told.of(incident);
        Optional<Told> before = Optional.ofNullable(told.put(incident.id(), after));
        boolean wasOpen = before.filter(Told::isOpen).isPresent();
        if (after.isOpen() && !wasOpen) {
            return Optional.of(line("OPENED", incident) + todo(incident));
        }
        if (!wasOpen || before.filter(after::equals).isPresent()) {
            return Optional.empty();
        }
        boolean sameCause = before.filter(last -> last.cause() == after.cause()).isPresent();
        return Optional.of(
                after.isOpen()
                        ? line("CHANGED", incident) + (sameCause ? "" : todo(incident))
                        : line(after.phase().name(), incident));
    }

    /** Which codes it is for may change often, and is said along only. */
    private Optional<String> ofAdvice(String id, AdviceText text) {
        boolean isNew = !text.actions().equals(toldActions.put(id, text.actions()));
        return isNew ? Optional.of("ADVICE " + id + ": " + text.text()) : Optional.empty();
    }

    private static String line(String what, SeenIncident incident) {
        Incident latest = incident.latest();
        return what + " " + latest.getId() + " " + latest.getSeverity() + ": " + latest.getSummary();
    }

    private static String todo(SeenIncident incident) {
        return " To do: " + incident.latest().getTodo();
    }
}
