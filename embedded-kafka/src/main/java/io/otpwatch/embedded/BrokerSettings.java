package io.otpwatch.embedded;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** What a node is told: everything once, nothing listening outside this machine. Without overrides it is alone. */
final class BrokerSettings {
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerSettings() {}

    static Properties of(Path dir, NodeSpec node) {
        Map<String, String> all = new LinkedHashMap<>();
        all.putAll(network(dir, node));
        all.putAll(internalTopics());
        all.putAll(behaviour());
        all.putAll(node.overrides());
        Properties properties = new Properties();
        properties.putAll(all);
        return properties;
    }

    private static Map<String, String> network(Path dir, NodeSpec node) {
        String broker = "PLAINTEXT://127.0.0.1:" + node.ports().broker();
        String controller = "127.0.0.1:" + node.ports().controller();
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(node.id()),
                "controller.quorum.voters",
                node.id() + "@" + controller,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "listeners",
                broker + "," + CONTROLLER_LISTENER + "://" + controller,
                "advertised.listeners",
                broker,
                "inter.broker.listener.name",
                "PLAINTEXT",
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "log.dirs",
                dir.toString());
    }

    private static Map<String, String> internalTopics() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "2",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1");
    }

    private static Map<String, String> behaviour() {
        return Map.of(
                "auto.create.topics.enable", "false",
                "group.initial.rebalance.delay.ms", "0",
                // A killed instance's open transaction blocks its successor until it has been scanned for.
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "2000",
                // The smallest that Kafka takes; the default is 128 MiB of heap.
                "log.cleaner.dedupe.buffer.size", "2097152",
                // Two index files are mapped for every open segment; the default is 10 MiB each.
                "log.index.size.max.bytes", "1048576");
    }
}
