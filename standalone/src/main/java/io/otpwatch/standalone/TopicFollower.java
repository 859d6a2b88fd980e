package io.otpwatch.standalone;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a topic, or several, in a thread of its own until it is closed or cannot go on. */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final String what;
    private final Consumer<ConsumerRecord<byte[], byte[]>> read;
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable RuntimeException failure;

    private TopicFollower(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            String what,
            Consumer<ConsumerRecord<byte[], byte[]>> read) {
        this.consumer = consumer;
        this.what = what;
        this.read = read;
        this.thread = new Thread(this::follow, "otp-follow-" + what.replace(' ', '-'));
    }

    /**
     * Begins to read.
     *
     * @param consumer stands at the beginning; belongs to the follower from now on
     * @param what is read, in words
     * @param read called with each record, by the follower's thread
     */
    public static TopicFollower start(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            String what,
            Consumer<ConsumerRecord<byte[], byte[]>> read) {
        TopicFollower follower = new TopicFollower(consumer, what, read);
        follower.thread.setDaemon(true);
        follower.thread.start();
        return follower;
    }

    /** Why nothing more is read; empty while it is. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /** @throws CannotRun if nothing more is read, though nobody closed it */
    public void requireAlive() {
        failure().ifPresent(why -> {
            throw new CannotRun(what + " cannot be read: " + why.getMessage(), why);
        });
        if (!closing && !thread.isAlive()) {
            throw new CannotRun(what + " is not read any more");
        }
    }

    private void follow() {
        try (consumer) {
            while (!closing) {
                consumer.poll(POLL).forEach(read);
            }
        } catch (RuntimeException e) {
            boolean wokenToClose = closing && e instanceof WakeupException;
            if (!wokenToClose) {
                LOG.atError().setCause(e).log("{} cannot be read any more", what);
                failure = e;
            }
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
