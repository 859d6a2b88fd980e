package io.otpwatch.standalone.incidents;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Topics;
import io.otpwatch.standalone.WholeTopic;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;

/** Reads otp.incidents from its beginning, committed records only, as often as it is asked. Not thread-safe. */
public final class IncidentReader implements AutoCloseable {
    private final Consumer<byte[], byte[]> consumer;
    private final IncidentBoard board = new IncidentBoard();

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
        consumer.poll(atMost).forEach(board::read);
        return board.all();
    }

    /** Records that were no incidents. */
    public long undecodable() {
        return board.undecodable();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
