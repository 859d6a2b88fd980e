package io.otpwatch.standalone.health;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import io.otpwatch.standalone.TopicFollower;
import io.otpwatch.standalone.WholeTopic;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Follows otp.route-health from its beginning, in a thread of its own, and writes what it reads on a board. A record that
 * is no health is counted there, and the rest goes on.
 */
public final class HealthReader implements AutoCloseable {
    private final HealthBoard board = new HealthBoard();
    private final TopicFollower follower;

    private HealthReader(Consumer<byte[], byte[]> consumer) {
        this.follower = TopicFollower.start(consumer, "the health of routes", record -> read(record, board));
    }

    /** Begins to read; the topic must be there. */
    public static HealthReader start(KafkaSettings kafka) {
        return start(WholeTopic.open(kafka, Topics.ROUTE_HEALTH));
    }

    /** @param consumer stands at the beginning; belongs to the reader from now on */
    static HealthReader start(Consumer<byte[], byte[]> consumer) {
        return new HealthReader(consumer);
    }

    public HealthBoard board() {
        return board;
    }

    /** Why nothing more is read; empty while it is. */
    public Optional<RuntimeException> failure() {
        return follower.failure();
    }

    /** @throws io.otpwatch.standalone.CannotRun if nothing more is read */
    public void requireAlive() {
        follower.requireAlive();
    }

    private static void read(ConsumerRecord<byte[], byte[]> record, HealthBoard board) {
        try {
            board.add(Topics.ROUTE_HEALTH.serde().decode(record.value()));
        } catch (UndecodableException e) {
            board.addUndecodable();
        }
    }

    /** Ends within five seconds. */
    @Override
    public void close() {
        follower.close();
    }
}
