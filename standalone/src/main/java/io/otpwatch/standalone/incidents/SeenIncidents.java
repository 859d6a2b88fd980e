package io.otpwatch.standalone.incidents;

import io.otpwatch.events.Incident;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the records of {@code otp.incidents} together: each sequence counts once, in whatever order they come. */
public final class SeenIncidents {
    private final Map<String, TreeMap<Long, Incident>> versions = new HashMap<>();

    public void add(Incident record) {
        versions.computeIfAbsent(record.getId(), id -> new TreeMap<>()).putIfAbsent(record.getSequence(), record);
    }

    /** All that there were, in the order in which they were opened. */
    public List<SeenIncident> all() {
        return versions.values().stream()
                .map(each -> new SeenIncident(List.copyOf(each.values())))
                .sorted(Comparator.comparing(SeenIncident::openedAt))
                .toList();
    }
}
