package io.otpwatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    private static final String TOPIC = "letters";

    @TempDir
    Path dir;

    @Test
    void what_was_committed_survives_a_restart_on_the_same_port() {
        // Given
        int port;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir, 0)) {
            port = kafka.port();
            createTopic(kafka);
            sendInTransaction(kafka, "a");
        }
        // When
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir, port)) {
            sendInTransaction(kafka, "b");
            // Then
            assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            assertThat(committed(kafka, 2)).containsExactly("a", "b");
        }
    }

    @Test
    void a_taken_port_is_named() throws Exception {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When, Then
            assertThatThrownBy(() -> EmbeddedKafka.start(dir, taken.getLocalPort()))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessage("port " + taken.getLocalPort() + " on 127.0.0.1 is in use");
        }
    }

    @Test
    void topics_are_not_created_by_use_and_settings_can_be_overridden() throws Exception {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir, 0, Map.of("log.segment.bytes", "1048576"));
                Admin admin = Admin.create(client(kafka))) {
            // When
            ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
            var settings = List.copyOf(
                    admin.describeConfigs(List.of(broker)).all().get().values());
            // Then
            assertThat(settings.get(0).get("log.segment.bytes").value()).isEqualTo("1048576");
            assertThatThrownBy(() ->
                            admin.describeTopics(List.of(TOPIC)).allTopicNames().get())
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void a_port_that_is_taken_between_the_look_and_the_use_is_named_too() throws Exception {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int controller = Ports.find(0).controller();
            Map<String, String> overrides = Map.of(
                    "listeners",
                    "PLAINTEXT://127.0.0.1:" + taken.getLocalPort() + ",CONTROLLER://127.0.0.1:" + controller,
                    "controller.quorum.voters",
                    "1@127.0.0.1:" + controller);
            // When, Then
            assertThatThrownBy(() -> EmbeddedKafka.start(dir, 0, overrides)).isInstanceOf(PortInUseException.class);
        }
    }

    @Test
    void a_second_broker_is_kept_out_of_the_folder_and_harms_nothing() {
        // Given
        try (EmbeddedKafka first = EmbeddedKafka.start(dir, 0)) {
            // When
            assertThatThrownBy(() -> EmbeddedKafka.start(dir, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no Kafka broker in " + dir + ": another broker uses " + dir);
            // Then
            createTopic(first);
            sendInTransaction(first, "a");
            assertThat(committed(first, 1)).containsExactly("a");
        }
    }

    private static void createTopic(EmbeddedKafka kafka) {
        try (Admin admin = Admin.create(client(kafka))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    private static void sendInTransaction(EmbeddedKafka kafka, String value) {
        Map<String, Object> settings = new HashMap<>(client(kafka));
        settings.put("transactional.id", "writer");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = producer.send(new ProducerRecord<>(TOPIC, value));
            producer.commitTransaction();
        }
    }

    private static List<String> committed(EmbeddedKafka kafka, int count) {
        Map<String, Object> settings = new HashMap<>(client(kafka));
        settings.put("isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<String> values = new ArrayList<>();
            for (int poll = 0; values.size() < count && poll < 100; poll++) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private static Map<String, Object> client(EmbeddedKafka kafka) {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
