package io.otpwatch.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Everything that a demo writes, in a fresh folder that is gone with it. Readable by its owner only. */
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private boolean kept;

    private DataFolder(Path path) {
        this.path = path;
    }

    public static DataFolder create() throws IOException {
        return new DataFolder(Files.createTempDirectory("otpwatch-demo-"));
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** It stays when this is closed: its log says what went wrong. */
    public void keep() {
        kept = true;
    }

    @Override
    public void close() {
        if (kept) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            List<Path> childrenFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path child : childrenFirst) {
                Files.deleteIfExists(child);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
