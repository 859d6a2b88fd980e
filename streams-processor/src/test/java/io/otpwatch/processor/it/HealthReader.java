package io.otpwatch.processor.it;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Topics;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads otp.route-health as its users do, read_committed, and remembers the latest of each route. */
final class HealthReader implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<Route, RouteHealth> latest = new HashMap<>();
    private final Map<RouteState, RouteHealth> firstOfState = new EnumMap<>(RouteState.class);
    private long lastPublishedAtMs;

    HealthReader(KafkaSettings kafka) {
        consumer = new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(Topics.ROUTE_HEALTH.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads to the end as it is now; returns the latest of each route. */
    Map<Route, RouteHealth> read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                add(Topics.ROUTE_HEALTH.serde().decode(record.value()));
                lastPublishedAtMs = Math.max(lastPublishedAtMs, record.timestamp());
            }
        }
        return latest;
    }

    private void add(RouteHealth health) {
        latest.put(Route.of(health), health);
        firstOfState.putIfAbsent(health.getState(), health);
    }

    /** All states that some route was ever in, each with the first health of any route that said so. */
    Map<RouteState, RouteHealth> statesSeen() {
        return Map.copyOf(firstOfState);
    }

    /** Append time of the newest that was read, milliseconds since 1970. */
    long lastPublishedAtMs() {
        return lastPublishedAtMs;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
