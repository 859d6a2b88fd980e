package io.otpwatch.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics of events, seen from the other end. */
final class Inbox {
    private final String bootstrapServers;

    private Inbox(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Makes the topics, with one copy of each partition. */
    static Inbox create(String bootstrapServers, int partitions) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<NewTopic> topics = Arrays.stream(EventKind.values())
                    .map(kind -> new NewTopic(kind.topic(), partitions, (short) 1)
                            .configs(Map.of("message.timestamp.type", "LogAppendTime", "min.insync.replicas", "1")))
                    .toList();
            admin.createTopics(topics).all().get();
        }
        return new Inbox(bootstrapServers);
    }

    /** What is there now, in the order of each partition. */
    List<ConsumerRecord<byte[], byte[]>> read(String... topics) {
        return read(Set.of(topics));
    }

    /** What is there now in any topic, Kafka's own included. */
    List<ConsumerRecord<byte[], byte[]>> readAll() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return read(admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get());
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> read(Collection<String> topics) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest");
        try (var consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}
