package io.otpwatch.kit;

import io.otpwatch.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates and verifies topics. Nothing else makes one: the brokers' auto-creation would get time and partitions wrong.
 */
public final class TopicAdmin {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SEGMENT_MAX = Duration.ofDays(1);
    private static final Class<UnknownTopicOrPartitionException> GONE = UnknownTopicOrPartitionException.class;

    private TopicAdmin() {}

    /**
     * Creates what is missing and waits until the cluster shows it. What exists stays as it is.
     *
     * @throws KafkaUnavailable if Kafka does not answer within 30 s, or refuses
     */
    public static void create(Admin admin, List<? extends Topic<?>> topics, TopicLayout layout) {
        List<NewTopic> wanted =
                topics.stream().map(topic -> newTopic(topic, layout)).toList();
        admin.createTopics(wanted)
                .values()
                .forEach((name, created) -> await("create topic " + name, created, TopicExistsException.class));
        awaitVisible(admin, topics);
    }

    /**
     * What keeps the services from working with these topics, as sentences; empty if nothing does.
     *
     * @throws KafkaUnavailable if Kafka does not answer within 30 s, or refuses
     */
    public static List<String> problems(Admin admin, List<? extends Topic<?>> topics) {
        return TopicState.problems(topics, states(admin, topics));
    }

    static NewTopic newTopic(Topic<?> topic, TopicLayout layout) {
        // The active segment is never expired: with Kafka's week for a segment, a day of retention would be a week.
        Duration quarter = topic.retention().dividedBy(4);
        Duration segment = quarter.compareTo(SEGMENT_MAX) < 0 ? quarter : SEGMENT_MAX;
        return new NewTopic(topic.name(), layout.partitions(topic), (short) layout.replicationFactor())
                .configs(Map.of(
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TopicState.APPEND_TIME,
                        TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup().policy(),
                        TopicConfig.RETENTION_MS_CONFIG,
                                Long.toString(topic.retention().toMillis()),
                        TopicConfig.SEGMENT_MS_CONFIG, Long.toString(segment.toMillis()),
                        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(layout.minInSync())));
    }

    private static void awaitVisible(Admin admin, List<? extends Topic<?>> topics) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (describe(admin, topics).size() < topics.size()) {
            if (System.nanoTime() > end) {
                throw new KafkaUnavailable("show the created topics", new TimeoutException("after " + PATIENCE));
            }
            pause();
        }
    }

    private static Map<String, TopicState> states(Admin admin, List<? extends Topic<?>> topics) {
        Map<String, Integer> partitions = describe(admin, topics);
        List<ConfigResource> resources = partitions.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, KafkaFuture<Config>> configs = new HashMap<>();
        admin.describeConfigs(resources).values().forEach((resource, config) -> configs.put(resource.name(), config));
        Map<String, TopicState> states = new HashMap<>();
        partitions.forEach((name, count) -> Optional.ofNullable(configs.get(name))
                .flatMap(future -> await("describe the settings of " + name, future, GONE))
                .ifPresent(config -> states.put(name, new TopicState(count, settings(config)))));
        return states;
    }

    /** Partition counts of the topics that exist. */
    private static Map<String, Integer> describe(Admin admin, List<? extends Topic<?>> topics) {
        List<String> names = topics.stream().<String>map(Topic::name).toList();
        Map<String, Integer> partitions = new HashMap<>();
        admin.describeTopics(names)
                .topicNameValues()
                .forEach((name, future) -> await("describe topic " + name, future, GONE)
                        .ifPresent(
                                topic -> partitions.put(name, topic.partitions().size())));
        return partitions;
    }

    private static Map<String, String> settings(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /** The answer; empty if Kafka refused with {@code tolerated}. */
    private static <T> Optional<T> await(String what, KafkaFuture<T> future, Class<? extends ApiException> tolerated) {
        try {
            return Optional.ofNullable(future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            Throwable refusal = Objects.requireNonNullElse(e.getCause(), e);
            if (tolerated.isInstance(refusal)) {
                return Optional.empty();
            }
            throw new KafkaUnavailable(what, refusal);
        } catch (TimeoutException e) {
            throw new KafkaUnavailable(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailable(what, e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailable("show the created topics", e);
        }
    }
}
