package io.otpwatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a benchmark keeps the broker's log and the like, and leaves nothing. Under the folder of the system property
 * {@value #PROPERTY}, else under the system's folder for temporary files, which may be memory.
 */
public record WorkFolder(Path path) implements AutoCloseable {
    static final String PROPERTY = "otpwatch.benchmarks.dir";

    public static WorkFolder create(String name) {
        Path base = Path.of(System.getProperty(PROPERTY, System.getProperty("java.io.tmpdir")));
        try {
            return new WorkFolder(Files.createTempDirectory(Files.createDirectories(base), name + "-"));
        } catch (IOException e) {
            throw new CannotMeasure("no folder can be made in " + base + ": " + e.getMessage(), e);
        }
    }

    /** A folder in it, not made yet. */
    public Path of(String name) {
        return path.resolve(name);
    }

    /** Deletes it with all that is in it. */
    @Override
    public void close() {
        try (Stream<Path> tree = Files.walk(path)) {
            List<Path> childrenFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path each : childrenFirst) {
                Files.deleteIfExists(each);
            }
        } catch (NoSuchFileException e) {
            // Deleted before.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
