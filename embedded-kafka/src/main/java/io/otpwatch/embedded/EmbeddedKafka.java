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
import org.apache.kafka.common.Uuid;
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
    /** A free port may be taken by another process before the broker has it. */
    private static final int BIND_ATTEMPTS = 5;

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
        for (int attempt = 1; ; attempt++) {
            Ports ports = Ports.find(port);
            try {
                return start(data, ports, overrides);
            } catch (RuntimeException | IOException e) {
                if (!isBindFailure(e)) {
                    throw new IllegalStateException("no Kafka broker in " + data + ": " + e.getMessage(), e);
                }
                if (attempt == BIND_ATTEMPTS) {
                    throw new PortInUseException(ports.broker());
                }
            }
        }
    }

    private static EmbeddedKafka start(Path dir, Ports ports, Map<String, String> overrides) throws IOException {
        FolderLock lock = FolderLock.take(dir);
        try {
            format(dir);
            return new EmbeddedKafka(started(BrokerSettings.of(dir, ports, overrides)), lock, ports.broker());
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static KafkaRaftServer started(Properties settings) {
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    private static void format(Path dir) {
        if (Files.exists(dir.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
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
