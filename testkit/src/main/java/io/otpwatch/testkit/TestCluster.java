package io.otpwatch.testkit;

import static java.util.stream.Collectors.joining;

import io.otpwatch.embedded.EmbeddedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Several brokers for a test, each of which can be stalled: it is cut off from its clients and from nobody else. So it
 * stays leader and in sync, no other takes its place, and its partitions stand: the worst of a broker that comes back.
 *
 * <p>Topics have three copies of which two must acknowledge, unless created otherwise. It runs in the test's JVM
 * whatever {@code otpwatch.test.broker} says; there is no form of it in containers.
 */
public final class TestCluster implements AutoCloseable {
    /** Three nodes share a JVM with a test, and few processors: that they are slow is no reason for an election. */
    private static final Map<String, String> SMALL_AND_CALM = Map.of(
            "log.segment.bytes", "16777216",
            "log.index.size.max.bytes", "65536",
            "num.network.threads", "1",
            "num.io.threads", "2",
            "background.threads", "2",
            "group.coordinator.threads", "1",
            "share.coordinator.threads", "1",
            "broker.session.timeout.ms", "30000",
            "controller.quorum.fetch.timeout.ms", "10000");

    private final Path dir;
    private final EmbeddedCluster kafka;
    private final List<StallableProxy> proxies;

    private TestCluster(Path dir, EmbeddedCluster kafka, List<StallableProxy> proxies) {
        this.dir = dir;
        this.kafka = kafka;
        this.proxies = proxies;
    }

    /**
     * Returns when all brokers answer.
     *
     * @param brokers ≥ 1; three copies need three
     * @param overrides broker settings by their Kafka names
     */
    public static TestCluster start(int brokers, Map<String, String> overrides) {
        List<StallableProxy> proxies =
                Stream.generate(StallableProxy::listen).limit(brokers).toList();
        Map<String, String> settings = new HashMap<>(SMALL_AND_CALM);
        settings.putAll(overrides);
        try {
            Path dir = Files.createTempDirectory("otpwatch-test-cluster-");
            EmbeddedCluster kafka = EmbeddedCluster.start(
                    dir, proxies.stream().map(StallableProxy::port).toList(), settings);
            for (int node = 1; node <= brokers; node++) {
                proxies.get(node - 1).forwardTo(kafka.port(node));
            }
            return new TestCluster(dir, kafka, proxies);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All brokers, behind their proxies. */
    public String bootstrapServers() {
        return proxies.stream().map(proxy -> "127.0.0.1:" + proxy.port()).collect(joining(","));
    }

    /**
     * From now on nothing comes through between a broker and its clients, on old connections and new ones, and none is
     * closed.
     *
     * @param node 1 to the number of brokers
     */
    public void stall(int node) {
        proxies.get(node - 1).stall();
    }

    /** What clients and broker sent each other while it was stalled comes through, in order. */
    public void resume(int node) {
        proxies.get(node - 1).resume();
    }

    /** Stops the brokers, stalled or not, and deletes their data. */
    @Override
    public void close() {
        proxies.forEach(StallableProxy::close);
        kafka.close();
        Trees.delete(dir);
    }
}
