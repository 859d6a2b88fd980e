package io.otpwatch.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.kafka.common.Uuid;

/**
 * Several Kafka nodes in this JVM that are one cluster, listening on 127.0.0.1 only. Each is broker and controller.
 * Brokers talk to each other over listeners of their own, so what is done to the connections of clients leaves leaders
 * and copies as they are.
 *
 * <p>Topics have by default three copies, of which two must acknowledge; so have those that Kafka makes for itself.
 */
public final class EmbeddedCluster implements AutoCloseable {
    private static final Executor THREAD_EACH = task -> new Thread(task, "embedded-cluster").start();

    private final List<EmbeddedKafka> nodes;

    private EmbeddedCluster(List<EmbeddedKafka> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Returns when every broker answers.
     *
     * @param dir takes a folder for each node; empty, or that of a cluster of as many nodes, which is continued
     * @param advertised for each of the nodes 1 to n, the port on 127.0.0.1 that clients are told; what listens there
     *     forwards to {@link #port}
     * @param overrides broker settings by their Kafka names, for all nodes
     * @throws IllegalStateException if a node does not start
     */
    public static EmbeddedCluster start(Path dir, List<Integer> advertised, Map<String, String> overrides) {
        Path data = dir.toAbsolutePath();
        String clusterId = Uuid.randomUuid().toString();
        return Ports.retried(() -> start(data, clusterId, Member.find(advertised), overrides));
    }

    /** One attempt. */
    static EmbeddedCluster start(Path dir, String clusterId, List<Member> members, Map<String, String> overrides) {
        // A node that starts waits for a quorum: none could be started after another.
        List<CompletableFuture<EmbeddedKafka>> starts = new ArrayList<>();
        for (Member member : members) {
            NodeSpec node = new NodeSpec(
                    member.id(), clusterId, member.ports(), ClusterSettings.of(member, members, overrides));
            Path folder = dir.resolve("node-" + member.id());
            starts.add(CompletableFuture.supplyAsync(() -> EmbeddedKafka.start(folder, node), THREAD_EACH));
        }
        return allOrNone(starts);
    }

    private static EmbeddedCluster allOrNone(List<CompletableFuture<EmbeddedKafka>> starts) {
        List<EmbeddedKafka> started = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        for (CompletableFuture<EmbeddedKafka> start : starts) {
            try {
                started.add(start.join());
            } catch (CompletionException e) {
                failures.add(e.getCause() instanceof RuntimeException cause ? cause : e);
            }
        }
        EmbeddedCluster cluster = new EmbeddedCluster(started);
        if (failures.isEmpty()) {
            return cluster;
        }
        cluster.close();
        // With a taken port it is worth trying again; that the others then waited in vain says nothing.
        throw failures.stream()
                .filter(PortInUseException.class::isInstance)
                .findFirst()
                .orElse(failures.get(0));
    }

    /**
     * The port of a node's listener for clients.
     *
     * @param node 1 to the number of nodes
     */
    public int port(int node) {
        return nodes.get(node - 1).port();
    }

    /** Stops all nodes at once and keeps their data. */
    @Override
    public void close() {
        nodes.stream()
                .map(node -> CompletableFuture.runAsync(node::close, THREAD_EACH))
                .toList()
                .forEach(CompletableFuture::join);
    }
}
