package io.otpwatch.standalone.incidents;

import io.otpwatch.events.Incident;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the records of {@code otp.incidents} together: each sequence counts once, in whatever order they come. Of records
 * that only renew what was said the last is kept, and of the incidents those that came last.
 */
public final class SeenIncidents {
    static final int INCIDENTS_MAX = 1000;

    private final int max;
    private final Map<String, TreeMap<Long, Incident>> versions = new LinkedHashMap<>();
    private final Map<String, Instant> publishedAt = new LinkedHashMap<>();

    /** Keeps the {@value #INCIDENTS_MAX} that came last. */
    public SeenIncidents() {
        this(INCIDENTS_MAX);
    }

    /** @param max how many incidents are kept */
    SeenIncidents(int max) {
        this.max = max;
    }

    /** @param appendedAt when the broker did */
    public void add(Incident record, Instant appendedAt) {
        String id = record.getId();
        TreeMap<Long, Incident> known = versions.computeIfAbsent(id, none -> new TreeMap<>());
        boolean renews = known.size() > 1
                && known.lastKey() < record.getSequence()
                && saysTheSame(known.lastEntry().getValue(), record);
        if (renews) {
            known.pollLastEntry();
        }
        known.putIfAbsent(record.getSequence(), record);
        publishedAt.merge(id, appendedAt, (first, other) -> first.isBefore(other) ? first : other);
        forgetBeyondMax();
    }

    /** All that there were, in the order in which they were opened. */
    public List<SeenIncident> all() {
        return versions.entrySet().stream()
                .map(each -> new SeenIncident(
                        List.copyOf(each.getValue().values()), publishedAt.getOrDefault(each.getKey(), Instant.MAX)))
                .sorted(Comparator.comparing(SeenIncident::openedAt))
                .toList();
    }

    private static boolean saysTheSame(Incident last, Incident next) {
        return last.getPhase() == next.getPhase()
                && last.getSeverity() == next.getSeverity()
                && last.getCause().getCause() == next.getCause().getCause()
                && last.getScope().equals(next.getScope());
    }

    private void forgetBeyondMax() {
        if (versions.size() > max) {
            String oldest = versions.keySet().iterator().next();
            versions.remove(oldest);
            publishedAt.remove(oldest);
        }
    }
}
