package io.otpwatch.processor.incident;

import static io.otpwatch.processor.incident.Words.percent;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.events.SignalNow;
import io.otpwatch.processor.localise.Scope;
import java.util.Locale;
import java.util.Optional;

/** An incident in one sentence, as somebody reads it at night: what, how much, since when, whom it hurts, why. */
final class Summary {
    private Summary() {}

    /** Of all other fields. */
    static String of(Incident.Builder incident) {
        String since = "since " + Words.clock(incident.getStartedAt());
        String sentence = what(incident, since) + hurt(incident) + why(incident);
        return switch (incident.getPhase()) {
                    case RESOLVED -> "Over after " + lasted(incident) + ": " + lowered(sentence);
                    case FOLDED -> "Part of " + incident.getFoldedInto() + ": " + lowered(sentence);
                    case OPEN, UNKNOWN -> sentence;
                }
                + ".";
    }

    private static String what(Incident.Builder incident, String since) {
        Scope scope = Scopes.of(incident.getScope());
        String codes = Words.of(scope);
        String sign = incident.getCause().getSigns().isEmpty()
                ? ""
                : incident.getCause().getSigns().get(0).getText();
        String time = since + lasting(incident);
        return raised(
                switch (incident.getCause().getCause()) {
                    case MONITOR_LAGS ->
                        "the monitor sees nothing new " + time + ", " + sign + "; nothing can be said of any code";
                    case SENDS_STOPPED -> codes + " are not sent " + time + ": " + sign;
                    case FEED_BROKEN ->
                        "receipts of " + codes
                                + (isLate(incident) ? " come late " + time + ": " + sign : missing(incident, time));
                    case PROVIDER_SILENT ->
                        "receipts of " + codes + " stopped " + time + "; whether the codes arrive cannot be told";
                    case SLOW_ROUTE -> codes + " are late " + time + latency(incident);
                    case CLIENT_TROUBLE, SPAM_FOLDERED, PUMPING ->
                        codes + " are not entered " + time + signal(incident, "ENTRY", ": ", " of challenges");
                    default -> codes + " do not arrive as usual " + time + arrival(incident);
                });
    }

    /** A broken feed that needs no judging is one that is late, as its sign says. */
    private static boolean isLate(Incident.Builder incident) {
        return incident.getRunnerUp() == null;
    }

    private static String missing(Incident.Builder incident, String time) {
        return (incident.getFindings().isEmpty() ? " stopped " : " are missing ")
                + time
                + signal(incident, "RECEIPT", ": ", " of codes have one")
                + ", but users enter their codes"
                + signal(incident, "ENTRY", ": ", " of challenges");
    }

    /** RECEIPT if that is down, else ENTRY. */
    private static String arrival(Incident.Builder incident) {
        boolean receipt = incident.getFindings().stream()
                .anyMatch(found -> found.getSignal().equals("RECEIPT"));
        return receipt
                ? signal(incident, "RECEIPT", ": ", " of codes have a receipt")
                : signal(incident, "ENTRY", ": ", " of challenges are entered");
    }

    private static String signal(Incident.Builder incident, String signal, String before, String what) {
        return find(incident, signal)
                .map(now -> before + percent(now.getRatio()) + what + ", usual " + percent(now.getUsual()))
                .orElse("");
    }

    private static String latency(Incident.Builder incident) {
        return find(incident, "RECEIPT")
                .or(() -> find(incident, "ENTRY"))
                .filter(now -> now.getP50() > 0 && now.getUsualP50() > 0)
                .map(now -> ": half take more than " + Words.latency(now.getP50()) + ", usual "
                        + Words.latency(now.getUsualP50()))
                .orElse("");
    }

    private static Optional<SignalNow> find(Incident.Builder incident, String signal) {
        return incident.getSignals().stream()
                .filter(now -> now.getSignal().equals(signal))
                .findFirst();
    }

    private static String hurt(Incident.Builder incident) {
        if (incident.getLoginsHurt() == 0 && incident.getLoginsHurtPerMinute() == 0) {
            return "";
        }
        String soFar = count(incident.getLoginsHurt()) + " logins hurt";
        return incident.getPhase() == IncidentPhase.OPEN
                ? "; " + soFar + ", " + Words.rate(incident.getLoginsHurtPerMinute()) + " more a minute"
                : "; " + soFar;
    }

    private static String why(Incident.Builder incident) {
        Cause cause = incident.getCause().getCause();
        return switch (cause) {
            case MONITOR_LAGS, SENDS_STOPPED, FEED_BROKEN, PROVIDER_SILENT -> "";
            case PENDING -> "; whether lost or late cannot be told yet";
            case UNCLEAR -> "; the cause is unclear";
            default -> "; cause: " + Words.of(cause);
        };
    }

    private static String lasting(Incident.Builder incident) {
        return incident.getPhase() == IncidentPhase.OPEN
                ? " (" + Words.lasting(incident.getUpdatedAt() - incident.getStartedAt()) + ")"
                : "";
    }

    private static String lasted(Incident.Builder incident) {
        Long ended = incident.getEndedAt();
        return Words.lasting((ended == null ? incident.getUpdatedAt() : ended) - incident.getStartedAt());
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String raised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String lowered(String text) {
        boolean abbreviation = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return abbreviation ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
