package io.otpwatch.standalone.report;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Topics;
import io.otpwatch.standalone.WholeTopic;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the outcomes topic from where it was left, up to what is committed now. Only committed records are read, and
 * read by this class itself: the report shall not believe the processor.
 */
public final class OutcomeReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Outcomes outcomes = new Outcomes();

    public OutcomeReader(KafkaSettings kafka) {
        this.consumer = WholeTopic.open(kafka, Topics.OUTCOMES);
    }

    /** All outcomes that are committed by now. */
    public Outcomes read() {
        // For a consumer of committed records these are the last stable offsets.
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                outcomes.add(Topics.OUTCOMES.serde().decode(record.value()));
            }
        }
        return outcomes;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
