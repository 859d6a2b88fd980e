package io.otpwatch.kit;

import io.otpwatch.schemas.Topic;

/**
 * How topics are spread over a cluster.
 *
 * @param partitionsMax upper bound on each topic's own partition count, ≥ 1
 * @param replicationFactor copies of each partition, ≥ 1
 * @param minInSync copies that must acknowledge, 1 to the replication factor
 */
public record TopicLayout(int partitionsMax, int replicationFactor, int minInSync) {
    public TopicLayout {
        if (partitionsMax < 1
                || minInSync < 1
                || replicationFactor < minInSync
                || replicationFactor > Short.MAX_VALUE) {
            throw new IllegalArgumentException("partitions ≥ 1 and 1 ≤ min in-sync ≤ replication factor expected: "
                    + partitionsMax + " partitions, " + minInSync + " of " + replicationFactor);
        }
    }

    /** Three copies, two must acknowledge; each topic's own partition count. */
    public static TopicLayout replicated() {
        return new TopicLayout(Integer.MAX_VALUE, 3, 2);
    }

    /** One broker: one copy of at most {@code partitionsMax} partitions a topic. */
    public static TopicLayout singleBroker(int partitionsMax) {
        return new TopicLayout(partitionsMax, 1, 1);
    }

    int partitions(Topic<?> topic) {
        return Math.min(topic.partitions(), partitionsMax);
    }
}
