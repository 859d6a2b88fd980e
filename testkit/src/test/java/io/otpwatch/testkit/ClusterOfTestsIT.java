package io.otpwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three brokers in this JVM, of which one is stalled. */
class ClusterOfTestsIT {
    private static final int ROUNDS = 20;

    private static TestCluster cluster;
    private static Admin admin;

    @BeforeAll
    static void start() {
        cluster = TestCluster.start(3, Map.of());
        admin = Admin.create(client());
    }

    @AfterAll
    static void stop() {
        admin.close();
        cluster.close();
    }

    @Test
    void everything_has_three_copies_of_which_two_must_acknowledge() throws Exception {
        // Given
        TopicPartition partition = new TopicPartition("copied", 0);
        create(new NewTopic("copied", 1, (short) -1));

        // When
        try (Producer<String, String> producer = producer(Map.of("transactional.id", "writer"))) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = send(producer, partition, "a");
            producer.commitTransaction();
        }

        // Then
        assertThat(read(List.of(partition), 1)).containsExactly("a");
        for (String topic : List.of("copied", "__transaction_state", "__consumer_offsets")) {
            assertThat(inSync(topic)).as(topic).containsOnly(3);
            assertThat(minInSync(topic)).as(topic).containsExactly("2");
        }
    }

    @Test
    void a_stalled_broker_holds_up_what_it_leads_and_nothing_else() throws Exception {
        // Given
        TopicPartition first = new TopicPartition("letters", 0);
        TopicPartition second = new TopicPartition("letters", 1);
        TopicPartition third = new TopicPartition("letters", 2);
        create(new NewTopic("letters", Map.of(0, List.of(1, 2, 3), 1, List.of(2, 3, 1), 2, List.of(3, 1, 2))));
        try (Producer<String, String> producer = producer(Map.of("acks", "all"))) {
            for (TopicPartition partition : List.of(first, second, third)) {
                acknowledged(send(producer, partition, "before"));
            }

            // When
            cluster.stall(2);
            Future<RecordMetadata> pending = send(producer, second, "while");
            for (int round = 0; round < ROUNDS; round++) {
                acknowledged(send(producer, first, "while"));
                acknowledged(send(producer, third, "while"));
            }

            // Then
            assertThat(pending).isNotDone();

            // When
            cluster.resume(2);

            // Then
            assertThat(acknowledged(pending).offset()).isEqualTo(1);
            assertThat(read(List.of(second), 2)).containsExactly("before", "while");
            assertThat(read(List.of(first, third), 2 * (1 + ROUNDS))).hasSize(2 * (1 + ROUNDS));
            assertThat(inSync("letters")).containsOnly(3);
            assertThat(leaderEpoch(second)).as("elections").isZero();
        }
    }

    private static void create(NewTopic topic) throws Exception {
        admin.createTopics(List.of(topic)).all().get();
    }

    private static Future<RecordMetadata> send(
            Producer<String, String> producer, TopicPartition partition, String value) {
        return producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), "key", value));
    }

    private static RecordMetadata acknowledged(Future<RecordMetadata> sent) throws Exception {
        return sent.get(30, TimeUnit.SECONDS);
    }

    private static List<String> read(List<TopicPartition> partitions, int count) {
        Map<String, Object> settings = new HashMap<>(client());
        settings.put("isolation.level", "read_committed");
        settings.put("group.id", "readers");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<String> values = new ArrayList<>();
            for (int poll = 0; values.size() < count && poll < 100; poll++) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            consumer.commitSync();
            return values;
        }
    }

    private static List<Integer> inSync(String topic) throws Exception {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(partition -> partition.isr().size())
                .toList();
    }

    private static List<String> minInSync(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get().values().stream()
                .map(settings ->
                        settings.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value())
                .toList();
    }

    private static int leaderEpoch(TopicPartition partition) throws Exception {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .leaderEpoch()
                .orElseThrow();
    }

    private static Producer<String, String> producer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(client());
        all.putAll(settings);
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", cluster.bootstrapServers());
    }
}
