package io.otpwatch.standalone.incidents;

import io.otpwatch.events.Incident;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import io.otpwatch.standalone.WholeTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads otp.incidents from its beginning, committed records only, as often as it is asked. Not thread-safe. */
public final class IncidentReader implements AutoCloseable {
    private final Consumer<byte[], byte[]> consumer;
    private final SeenIncidents seen = new SeenIncidents();
    private long undecodable;

    /** @param consumer stands at the beginning; belongs to the reader from now on */
    IncidentReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** The topic must be there. */
    public static IncidentReader of(KafkaSettings kafka) {
        return new IncidentReader(WholeTopic.open(kafka, Topics.INCIDENTS));
    }

    /** Waits up to that long for new records, and gives all incidents that there were, the first to be opened first. */
    public List<SeenIncident> read(Duration atMost) {
        consumer.poll(atMost).forEach(this::add);
        return seen.all();
    }

    /** Records that were no incidents. */
    public long undecodable() {
        return undecodable;
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) { // deleted
            return;
        }
        try {
            Incident incident = Topics.INCIDENTS.serde().decode(record.value());
            seen.add(incident, Instant.ofEpochMilli(record.timestamp()));
        } catch (UndecodableException e) {
            undecodable++;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
