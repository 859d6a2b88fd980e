package io.otpwatch.standalone;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Topic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Topics as anyone may read them: every partition from the beginning, committed records only, in no group. */
public final class WholeTopic {
    private WholeTopic() {}

    /** A consumer that stands at the beginning; each topic must be there. */
    public static Consumer<byte[], byte[]> open(KafkaSettings kafka, Topic<?>... topics) {
        Map<String, Object> settings = new HashMap<>(kafka.consumer());
        settings.put("max.poll.records", 5000);
        Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = Arrays.stream(topics)
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
