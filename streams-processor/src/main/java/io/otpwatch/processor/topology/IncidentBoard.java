package io.otpwatch.processor.topology;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.Stuck;
import io.otpwatch.processor.incident.Scopes;
import io.otpwatch.processor.localise.RouteScope;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.lockouts.Incidents;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The incidents that are open, or ended lately: what locks users out. */
final class IncidentBoard implements Board, Incidents {
    /** A challenge is stuck up to so long after it began; an incident's start is an estimate. */
    private static final long SLACK = Duration.ofMinutes(1).toMillis();

    /** How long what has ended may still explain what is told. */
    private static final long KEPT = Duration.ofHours(1).toMillis();

    /** Of these users are not locked out: their codes arrive, or nothing is known. */
    private static final Set<Cause> HARMLESS =
            EnumSet.of(Cause.FEED_BROKEN, Cause.MONITOR_LAGS, Cause.SENDS_STOPPED, Cause.PUMPING);

    private static final long LOST = Duration.ofMinutes(10).toMillis();

    private volatile long newest;
    private final Map<String, Incident> incidents = new ConcurrentHashMap<>();

    @Override
    public Optional<String> take(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null) {
            return Optional.of("key: expected an id; was not given");
        }
        String id = new String(key, StandardCharsets.UTF_8);
        if (value == null) {
            incidents.remove(id);
            return Optional.empty();
        }
        try {
            Incident incident = Topics.INCIDENTS.serde().decode(value);
            incidents.put(id, incident);
            newest = Math.max(newest, incident.getUpdatedAt());
            incidents.values().removeIf(old -> endedAt(old) < incident.getUpdatedAt() - KEPT);
            return Optional.empty();
        } catch (UndecodableException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public Optional<String> explaining(Stuck stuck) {
        Scope route = RouteScope.of(
                stuck.getChannel(),
                stuck.getProvider(),
                stuck.getSender(),
                stuck.getCountry(),
                stuck.getOperator(),
                stuck.getDomain());
        return incidents.values().stream()
                .filter(incident -> !HARMLESS.contains(incident.getCause().getCause()))
                .filter(incident -> Scopes.of(incident.getScope()).covers(route))
                .filter(incident ->
                        incident.getStartedAt() - SLACK <= stuck.getStuckAt() && stuck.getSince() <= endedAt(incident))
                .min(Comparator.<Incident>comparingInt(
                                incident -> -incident.getScope().size())
                        .thenComparing(Incident::getId))
                .map(Incident::getId);
    }

    /** An open one is told each minute: one that is not has been lost. */
    private long endedAt(Incident incident) {
        Long ended = incident.getEndedAt();
        if (ended != null) {
            return ended;
        }
        boolean isLost = incident.getUpdatedAt() < newest - LOST;
        return isLost ? incident.getUpdatedAt() : Long.MAX_VALUE;
    }
}
