package io.otpwatch.standalone.incidents;

import io.otpwatch.events.Advice;
import io.otpwatch.events.Incident;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The incidents that there were, and the advice that stands. Written by the thread that reads, read by those that show:
 * thread-safe. Holds of incidents what {@link SeenIncidents} does, and {@value #ADVICE_MAX} places with advice; that of
 * further ones is left out.
 */
public final class IncidentBoard {
    static final int ADVICE_MAX = 10_000;

    private final SeenIncidents seen;
    private final Map<Place, Advice> advice = new HashMap<>();
    private long undecodable;

    public IncidentBoard() {
        this(new SeenIncidents());
    }

    private IncidentBoard(SeenIncidents seen) {
        this.seen = seen;
    }

    /** One that forgets no incident: of no more than the topic keeps. */
    static IncidentBoard ofAll() {
        return new IncidentBoard(new SeenIncidents(Integer.MAX_VALUE));
    }

    private record Place(String channel, String domain) {}

    /** A record of otp.incidents or otp.advice; one that is neither is counted. */
    synchronized void read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) { // deleted
            return;
        }
        try {
            if (record.topic().equals(Topics.ADVICE.name())) {
                add(Topics.ADVICE.serde().decode(record.value()));
            } else {
                add(Topics.INCIDENTS.serde().decode(record.value()), Instant.ofEpochMilli(record.timestamp()));
            }
        } catch (UndecodableException e) {
            undecodable++;
        }
    }

    /** @param appendedAt when the broker did */
    public synchronized void add(Incident record, Instant appendedAt) {
        seen.add(record, appendedAt);
    }

    /** Of two for one place the one with the higher sequence counts. */
    public synchronized void add(Advice next) {
        Place place = new Place(next.getChannel().name(), next.getDomain());
        Advice last = advice.get(place);
        boolean isNewer = last == null ? advice.size() < ADVICE_MAX : next.getSequence() > last.getSequence();
        if (isNewer) {
            advice.put(place, next);
        }
    }

    /** In the order in which they were opened. */
    public synchronized List<SeenIncident> all() {
        return seen.all();
    }

    /** The last of each channel and domain, in no order; also what is withdrawn or has run out. */
    public synchronized List<Advice> advice() {
        return List.copyOf(advice.values());
    }

    /** Records that were neither incidents nor advice. */
    public synchronized long undecodable() {
        return undecodable;
    }
}
