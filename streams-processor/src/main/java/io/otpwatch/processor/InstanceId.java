package io.otpwatch.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The name of this instance in the consumer group, kept in its state folder. An instance that comes back under its name
 * gets its tasks back at once; without one the group would wait for the dead one's session to end, ten seconds.
 */
final class InstanceId {
    private InstanceId() {}

    static String of(Path stateDir) {
        Path file = stateDir.resolve("instance-id");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(stateDir);
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the instance's name in " + file, e);
        }
    }
}
