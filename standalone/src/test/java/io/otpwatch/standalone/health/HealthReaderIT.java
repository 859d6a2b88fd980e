package io.otpwatch.standalone.health;

import static io.otpwatch.standalone.health.Healths.CARRIER;
import static io.otpwatch.standalone.health.Healths.GMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.TopicAdmin;
import io.otpwatch.kit.TopicLayout;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Topics;
import io.otpwatch.testkit.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class HealthReaderIT {
    @Test
    void only_committed_health_is_read_also_what_was_there_before() throws Exception {
        // Given
        try (TestBroker broker = TestBroker.start()) {
            KafkaSettings kafka = KafkaSettings.of(broker.bootstrapServers());
            try (Admin admin = Admin.create(kafka.admin())) {
                TopicAdmin.create(admin, List.of(Topics.ROUTE_HEALTH), TopicLayout.singleBroker(2));
            }
            try (Producer<byte[], byte[]> producer = producer(kafka)) {
                inTransaction(producer, true, GMAIL, RouteState.BAD);
                inTransaction(producer, false, GMAIL, RouteState.GOOD);
                // When
                try (HealthReader reader = HealthReader.start(kafka)) {
                    inTransaction(producer, true, CARRIER, RouteState.GOOD);
                    // Then
                    await().atMost(Duration.ofSeconds(30))
                            .until(() -> reader.board().latest().size() == 2);
                    assertThat(reader.board().latest())
                            .filteredOn(health -> Route.of(health).equals(GMAIL))
                            .extracting(RouteHealth::getState)
                            .containsExactly(RouteState.BAD);
                }
            }
        }
    }

    private static Producer<byte[], byte[]> producer(KafkaSettings kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.producer());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "health");
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    private static void inTransaction(
            Producer<byte[], byte[]> producer, boolean committed, Route route, RouteState state) throws Exception {
        producer.beginTransaction();
        byte[] value =
                Topics.ROUTE_HEALTH.serde().encode(Healths.of(route, state).build());
        producer.send(new ProducerRecord<>(
                        Topics.ROUTE_HEALTH.name(), route.key().getBytes(StandardCharsets.UTF_8), value))
                .get();
        if (committed) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }
}
