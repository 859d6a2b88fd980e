package io.otpwatch.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka node (broker and controller) in this JVM, listening on 127.0.0.1 only, its data in a directory.
 *
 * <p>A directory that has data is continued: topics, offsets and transactions survive a restart, also one after the
 * process was killed. Topics are never created by use.
 *
 * <p>Kafka's own test kit was not taken: it has random ports only, forgets at shutdown, and brings JUnit with it.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private final KafkaRaftServer server;
    private final FolderLock lock;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, FolderLock lock, int port) {
        this.server = server;
        this.lock = lock;
        this.port = port;
    }

    /** As {@link #start(Path, int, Map)}, with no settings changed. */
    public static EmbeddedKafka start(Path dir, int port) {
        return start(dir, port, Map.of());
    }

    /**
     * Returns when the broker answers, after two to three seconds.
     *
     * @param dir is created if it is not there
     * @param port 1 to 65535, or 0 to have the operating system choose
     * @param overrides broker settings by their Kafka names
     * @throws PortInUseException if another process has the port
     * @throws IllegalStateException if the broker does not start for another reason
     */
    public static EmbeddedKafka start(Path dir, int port, Map<String, String> overrides) {
        Path data = dir.toAbsolutePath();
        return Ports.retried(() -> start(data, NodeSpec.alone(Ports.find(port), overrides)));
    }

    /**
     * One attempt, which in a cluster of several returns when more than half of them have come so far.
     *
     * @param dir absolute
     * @throws PortInUseException if one of the node's ports is taken
     * @throws IllegalStateException if the node does not start for another reason
     */
    static EmbeddedKafka start(Path dir, NodeSpec node) {
        try {
            return locked(dir, node);
        } catch (Exception e) { // Kafka's Scala throws checked ones undeclared
            if (isBindFailure(e)) {
                throw new PortInUseException(node.ports().broker());
            }
            throw new IllegalStateException("no Kafka broker in " + dir + ": " + e.getMessage(), e);
        }
    }

    private static EmbeddedKafka locked(Path dir, NodeSpec node) throws IOException {
        FolderLock lock = FolderLock.take(dir);
        try {
            format(dir, node);
            return new EmbeddedKafka(
                    started(BrokerSettings.of(dir, node)), lock, node.ports().broker());
        } catch (Exception e) {
            lock.close();
            throw e;
        }
    }

    private static KafkaRaftServer started(Properties settings) {
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (Exception e) {
            server.shutdown();
            throw e;
        }
    }

    private static void format(Path dir, NodeSpec node) {
        if (Files.exists(dir.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(node.id())
                    .setClusterId(node.clusterId())
                    .setDirectories(List.of(dir.toString()))
                    .setMetadataLogDirectory(dir.toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("the folder cannot be formatted: " + e.getMessage(), e);
        }
    }

    private static boolean isBindFailure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    /** 127.0.0.1 and the port, as a client's {@code bootstrap.servers} takes it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Stops the node, in about half a second, and keeps its data. A second call does nothing. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
