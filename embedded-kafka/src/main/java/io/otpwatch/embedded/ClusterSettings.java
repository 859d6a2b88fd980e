package io.otpwatch.embedded;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a node is told that is one of several, over {@link BrokerSettings}: who the others are, and to keep copies. */
final class ClusterSettings {
    private static final String CLIENTS = "PLAINTEXT";
    private static final String PEERS = "PEERS";
    private static final int REPLICAS = 3;

    private ClusterSettings() {}

    /** @param overrides win over the settings of this class */
    static Map<String, String> of(Member member, List<Member> all, Map<String, String> overrides) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(network(member, all));
        settings.putAll(replicas(Math.min(REPLICAS, all.size())));
        settings.putAll(behaviour());
        settings.putAll(overrides);
        return settings;
    }

    private static Map<String, String> network(Member member, List<Member> all) {
        String peers = listener(PEERS, member.peerPort());
        return Map.of(
                "controller.quorum.voters",
                all.stream()
                        .map(voter -> voter.id() + "@127.0.0.1:" + voter.ports().controller())
                        .collect(joining(",")),
                "listeners",
                String.join(
                        ",",
                        listener(CLIENTS, member.ports().broker()),
                        peers,
                        listener(
                                BrokerSettings.CONTROLLER_LISTENER,
                                member.ports().controller())),
                "advertised.listeners",
                listener(CLIENTS, member.advertised()) + "," + peers,
                "inter.broker.listener.name",
                PEERS,
                "listener.security.protocol.map",
                "%s:PLAINTEXT,%s:PLAINTEXT,%s:PLAINTEXT".formatted(CLIENTS, PEERS, BrokerSettings.CONTROLLER_LISTENER));
    }

    private static String listener(String name, int port) {
        return name + "://127.0.0.1:" + port;
    }

    private static Map<String, String> replicas(int count) {
        String copies = String.valueOf(count);
        String minInSync = String.valueOf(Math.max(1, count - 1));
        return Map.of(
                "default.replication.factor", copies,
                "min.insync.replicas", minInSync,
                "offsets.topic.replication.factor", copies,
                "transaction.state.log.replication.factor", copies,
                "transaction.state.log.min.isr", minInSync,
                "share.coordinator.state.topic.replication.factor", copies,
                "share.coordinator.state.topic.min.isr", minInSync);
    }

    private static Map<String, String> behaviour() {
        return Map.of(
                // All nodes are stopped at once: the last ones would ask a quorum that is no more, for five minutes.
                "controlled.shutdown.enable",
                "false",
                // If most nodes fail to start, the others would wait for them for ever.
                "server.max.startup.time.ms",
                "30000");
    }
}
