package io.otpwatch.processor;

import io.otpwatch.kit.KafkaUnavailable;
import io.otpwatch.kit.TopicAdmin;
import io.otpwatch.processor.topology.Names;
import io.otpwatch.processor.topology.WatchTopology;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must be true of the cluster before the processor starts, and what is said of it. */
final class StartupChecks {
    private static final Logger log = LoggerFactory.getLogger(StartupChecks.class);
    private static final long PATIENCE_SECONDS = 30;

    private final Admin admin;
    private final String applicationId;

    StartupChecks(Admin admin, String applicationId) {
        this.admin = admin;
        this.applicationId = applicationId;
    }

    /** Sentences that say what is wrong and what to do; empty if the processor may start. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(TopicAdmin.problems(admin, Topics.all()));
        if (problems.isEmpty()) {
            problems.addAll(changelogProblems());
            warnOfOldTransactions();
        }
        return problems;
    }

    /**
     * Records that retention deleted before this application had read them: committed positions that lie before the
     * beginning of their log. They are lost to us; what depended on them is judged without them.
     */
    long lostRecords() {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        committed.forEach((partition, offset) -> wanted.put(partition, OffsetSpec.earliest()));
        long lost = 0;
        for (var earliest :
                await("list offsets", admin.listOffsets(wanted).all()).entrySet()) {
            OffsetAndMetadata position = Objects.requireNonNull(committed.get(earliest.getKey()));
            lost += Math.max(0, earliest.getValue().offset() - position.offset());
        }
        if (lost > 0) {
            log.warn("{} records were deleted by retention before they were read", lost);
        }
        return lost;
    }

    /** How many tasks each stage has: as many as its topics have partitions. */
    WatchTopology.Layout layout() {
        return new WatchTopology.Layout(partitions(Topics.CODE_SENT.name()), partitions(Topics.ROUTE_DELTAS.name()));
    }

    private List<String> changelogProblems() {
        Set<String> existing = await("list topics", admin.listTopics().names());
        List<String> problems = new ArrayList<>();
        problems.addAll(changelogProblems(existing, Names.IN_FLIGHT, Topics.CODE_SENT));
        problems.addAll(changelogProblems(existing, Names.ROUTES, Topics.ROUTE_DELTAS));
        problems.addAll(changelogProblems(existing, Names.STUCK_USERS, Topics.STUCK));
        return problems;
    }

    private List<String> changelogProblems(Set<String> existing, String store, Topic<?> read) {
        String changelog = Names.changelog(applicationId, store);
        if (!existing.contains(changelog)) {
            return List.of();
        }
        int built = partitions(changelog);
        int now = partitions(read.name());
        return built == now
                ? List.of()
                : List.of("the state of application.id " + applicationId + " was built for " + built
                        + " partitions of " + read.name() + ", which has " + now
                        + " now: what is known would be looked for in the wrong place. Choose a new application.id, or"
                        + " go back to " + built + " partitions");
    }

    private int partitions(String topic) {
        TopicDescription found = await(
                        "describe topics", admin.describeTopics(List.of(topic)).allTopicNames())
                .get(topic);
        return Objects.requireNonNull(found).partitions().size();
    }

    /** Before transaction.version 2 (KIP-890) a broker could let a dead producer's record into a later transaction. */
    private void warnOfOldTransactions() {
        FinalizedVersionRange version = await(
                        "describe features", admin.describeFeatures().featureMetadata())
                .finalizedFeatures()
                .get("transaction.version");
        if (version == null || version.maxVersionLevel() < 2) {
            log.warn("the cluster's transaction.version is below 2: exactly-once has known gaps there; raise it with"
                    + " kafka-features.sh upgrade --feature transaction.version=2");
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(await(
                "read the group's positions",
                admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata()));
        committed.values().removeIf(offset -> offset == null);
        Set<TopicPartition> existing = inputPartitions();
        committed.keySet().retainAll(existing);
        return committed;
    }

    private Set<TopicPartition> inputPartitions() {
        List<String> inputs = Topics.inputs().stream().<String>map(Topic::name).toList();
        Set<TopicPartition> partitions = new HashSet<>();
        await("describe topics", admin.describeTopics(inputs).allTopicNames())
                .forEach((name, topic) ->
                        topic.partitions().forEach(info -> partitions.add(new TopicPartition(name, info.partition()))));
        return partitions;
    }

    private static <T> T await(String what, KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new KafkaUnavailable(what, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaUnavailable(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailable(what, e);
        }
    }
}
