package io.otpwatch.standalone.incidents;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Topics;
import io.otpwatch.standalone.TopicFollower;
import io.otpwatch.standalone.WholeTopic;
import org.apache.kafka.clients.consumer.Consumer;

/** Follows otp.incidents and otp.advice from their beginning, in a thread of its own, and writes what it reads on a board. */
public final class IncidentFollower implements AutoCloseable {
    private final IncidentBoard board = new IncidentBoard();
    private final TopicFollower follower;

    private IncidentFollower(Consumer<byte[], byte[]> consumer) {
        this.follower = TopicFollower.start(consumer, "what is said of incidents", board::read);
    }

    /** Begins to read; the topics must be there. */
    public static IncidentFollower start(KafkaSettings kafka) {
        return start(WholeTopic.open(kafka, Topics.INCIDENTS, Topics.ADVICE));
    }

    /** @param consumer stands at the beginning; belongs to the follower from now on */
    static IncidentFollower start(Consumer<byte[], byte[]> consumer) {
        return new IncidentFollower(consumer);
    }

    public IncidentBoard board() {
        return board;
    }

    /** @throws io.otpwatch.standalone.CannotRun if nothing more is read */
    public void requireAlive() {
        follower.requireAlive();
    }

    /** Ends within five seconds. */
    @Override
    public void close() {
        follower.close();
    }
}
