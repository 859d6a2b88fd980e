package io.otpwatch.standalone.incidents;

import io.otpwatch.events.Incident;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the records of {@code otp.incidents} together: each sequence counts once, in whatever order they come. */
public final class SeenIncidents {
    private final Map<String, TreeMap<Long, Incident>> versions = new HashMap<>();
    private final Map<String, Instant> publishedAt = new HashMap<>();

    /** @param appendedAt when the broker did */
    public void add(Incident record, Instant appendedAt) {
        versions.computeIfAbsent(record.getId(), id -> new TreeMap<>()).putIfAbsent(record.getSequence(), record);
        publishedAt.merge(record.getId(), appendedAt, (known, other) -> known.isBefore(other) ? known : other);
    }

    /** All that there were, in the order in which they were opened. */
    public List<SeenIncident> all() {
        return versions.entrySet().stream()
                .map(each -> new SeenIncident(
                        List.copyOf(each.getValue().values()), publishedAt.getOrDefault(each.getKey(), Instant.MAX)))
                .sorted(Comparator.comparing(SeenIncident::openedAt))
                .toList();
    }
}
