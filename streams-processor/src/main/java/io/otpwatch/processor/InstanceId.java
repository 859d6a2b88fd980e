package io.otpwatch.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
            String known = Files.exists(file) ? Files.readString(file).trim() : "";
            return known.isEmpty() ? choose(file) : known;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the instance's name in " + file, e);
        }
    }

    private static String choose(Path file) throws IOException {
        String name = UUID.randomUUID().toString();
        Files.createDirectories(file.getParent());
        Path draft = Files.writeString(file.resolveSibling("instance-id.new"), name);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return name;
    }
}
