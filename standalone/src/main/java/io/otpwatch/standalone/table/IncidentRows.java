package io.otpwatch.standalone.table;

import io.otpwatch.events.Incident;
import io.otpwatch.standalone.incidents.SeenIncident;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The open incidents, most severe first, then by the logins that they hurt. Pure. */
public final class IncidentRows {
    private static final Comparator<Incident> WORST_FIRST = Comparator.comparing(Incident::getSeverity)
            .thenComparingDouble(Incident::getLoginsHurtPerMinute)
            .reversed()
            .thenComparingLong(Incident::getOpenedAt)
            .thenComparing(Incident::getId);

    private IncidentRows() {}

    /** Those that are open. */
    public static List<IncidentRow> of(Collection<SeenIncident> all) {
        return all.stream()
                .filter(incident -> !incident.isOver())
                .map(SeenIncident::latest)
                .sorted(WORST_FIRST)
                .map(incident -> new IncidentRow(incident.getSeverity(), incident.getSummary(), brief(incident)))
                .toList();
    }

    private static String brief(Incident incident) {
        long hurt = incident.getLoginsHurt();
        return incident.getScopeText() + ": " + incident.getCause().getText()
                + (hurt == 0 ? "" : String.format(Locale.ROOT, "; %,d logins hurt", hurt));
    }
}
