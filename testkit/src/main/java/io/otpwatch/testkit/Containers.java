package io.otpwatch.testkit;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** Kafka in a container; the only class that knows Docker. */
final class Containers {
    static final String IMAGE = "apache/kafka:4.3.1";

    private Containers() {}

    /** Why no Kafka container can be started here; empty if one can. */
    static Optional<String> problem() {
        // Without either, Testcontainers would look for an engine in many more places, and log a page about each.
        if (System.getenv("DOCKER_HOST") == null && !Files.exists(Path.of("/var/run/docker.sock"))) {
            return Optional.of("there is no Docker engine (neither DOCKER_HOST nor /var/run/docker.sock)");
        }
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("the Docker engine does not answer");
        }
        try {
            DockerClientFactory.lazyClient().inspectImageCmd(IMAGE).exec();
            return Optional.empty();
        } catch (NotFoundException e) {
            return Optional.of("the image " + IMAGE + " has not been pulled");
        } catch (DockerException e) {
            return Optional.of("the Docker engine answers with status " + e.getHttpStatus());
        }
    }

    /** With what the embedded broker is told too, so that a test sees the same broker in both. */
    static KafkaContainer kafka(Map<String, String> overrides) {
        KafkaContainer container = new KafkaContainer(IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "2")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4")
                .withEnv("KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "2000");
        overrides.forEach((key, value) -> container.addEnv(environmentName(key), value));
        return container;
    }

    /** The image's rule: {@code log.segment.bytes} is read from {@code KAFKA_LOG_SEGMENT_BYTES}. */
    static String environmentName(String setting) {
        return "KAFKA_"
                + setting.toUpperCase(Locale.ROOT)
                        .replace("_", "__")
                        .replace("-", "___")
                        .replace('.', '_');
    }
}
