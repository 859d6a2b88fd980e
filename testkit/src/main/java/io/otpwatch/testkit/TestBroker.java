package io.otpwatch.testkit;

import io.otpwatch.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The broker of an integration test, and the one switch between its two kinds.
 *
 * <p>{@code -Dotpwatch.test.broker=auto|container|embedded}. {@code container} is the {@value Containers#IMAGE} image
 * run by Docker; {@code embedded} is the same version in this JVM; {@code auto}, the default, takes the container where
 * a Docker engine and the image are there, and the embedded broker otherwise. Asked for {@code container} without an
 * engine the test is skipped with one line that says so; with {@code -Dotpwatch.require=container} it fails instead.
 */
public final class TestBroker implements AutoCloseable {
    private final String bootstrapServers;
    private final Runnable stop;

    private TestBroker(String bootstrapServers, Runnable stop) {
        this.bootstrapServers = bootstrapServers;
        this.stop = stop;
    }

    /** As {@link #start(Map)}, with no settings changed. */
    public static TestBroker start() {
        return start(Map.of());
    }

    /** @param overrides broker settings by their Kafka names */
    public static TestBroker start(Map<String, String> overrides) {
        return switch (BrokerKind.choose(TestTools.fromSystemProperties(), Containers::problem)) {
            case CONTAINER -> container(overrides);
            case EMBEDDED -> embedded(overrides);
        };
    }

    private static TestBroker container(Map<String, String> overrides) {
        var container = Containers.kafka(overrides);
        container.start();
        return new TestBroker(container.getBootstrapServers(), container::stop);
    }

    private static TestBroker embedded(Map<String, String> overrides) {
        try {
            Path dir = Files.createTempDirectory("otpwatch-test-broker-");
            EmbeddedKafka kafka = EmbeddedKafka.start(dir, 0, overrides);
            return new TestBroker(kafka.bootstrapServers(), () -> {
                kafka.close();
                Trees.delete(dir);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Stops the broker and deletes its data. */
    @Override
    public void close() {
        stop.run();
    }
}
