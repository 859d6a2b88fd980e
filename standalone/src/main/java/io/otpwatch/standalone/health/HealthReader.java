package io.otpwatch.standalone.health;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import io.otpwatch.standalone.WholeTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows otp.route-health from its beginning, in a thread of its own, and writes what it reads on a board. A record that
 * is no health is counted there, and the rest goes on.
 */
public final class HealthReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final HealthBoard board = new HealthBoard();
    private final Thread thread = new Thread(this::follow, "otp-health");
    private volatile boolean closing;
    private volatile @Nullable RuntimeException failure;

    private HealthReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Begins to read; the topic must be there. */
    public static HealthReader start(KafkaSettings kafka) {
        return start(WholeTopic.open(kafka, Topics.ROUTE_HEALTH));
    }

    /** @param consumer stands at the beginning; belongs to the reader from now on */
    static HealthReader start(Consumer<byte[], byte[]> consumer) {
        HealthReader reader = new HealthReader(consumer);
        reader.thread.setDaemon(true);
        reader.thread.start();
        return reader;
    }

    public HealthBoard board() {
        return board;
    }

    /** Why nothing more is read; empty while it is. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    private void follow() {
        try (consumer) {
            while (!closing) {
                consumer.poll(POLL).forEach(this::read);
            }
        } catch (RuntimeException e) {
            boolean wokenToClose = closing && e instanceof WakeupException;
            if (!wokenToClose) {
                LOG.atError().setCause(e).log("the health of routes cannot be read any more");
                failure = e;
            }
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        try {
            RouteHealth health = Topics.ROUTE_HEALTH.serde().decode(record.value());
            board.add(health, Instant.ofEpochMilli(record.timestamp()));
        } catch (UndecodableException e) {
            board.addUndecodable();
        }
    }

    /** Ends within five seconds. */
    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
