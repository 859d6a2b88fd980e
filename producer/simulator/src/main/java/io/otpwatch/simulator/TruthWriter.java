package io.otpwatch.simulator;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each acknowledged event to a file as a line of {@link EventJson}, in the order of the
 * acknowledgements. After a failed write it says so and writes no more, so that a full disk does not
 * stop the traffic; what the file lacks then shows in {@link #problem}. Thread-safe.
 */
public final class TruthWriter implements AppendListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TruthWriter.class);

    private final Path file;
    private final BufferedWriter writer;
    private Optional<IOException> problem = Optional.empty();

    private TruthWriter(Path file, BufferedWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    /** Replaces a file that is there. */
    public static TruthWriter create(Path file) throws IOException {
        return new TruthWriter(file, Files.newBufferedWriter(file));
    }

    @Override
    public synchronized void appended(Appended appended) {
        if (problem.isPresent()) {
            return;
        }
        try {
            writer.write(EventJson.write(appended));
            writer.write('\n');
        } catch (IOException e) {
            failed(e);
        }
    }

    /** Why the file is not whole; empty if it is, up to the last flush. */
    public synchronized Optional<IOException> problem() {
        return problem;
    }

    public synchronized void flush() throws IOException {
        writer.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }

    private void failed(IOException cause) {
        problem = Optional.of(cause);
        LOG.atWarn()
                .setCause(cause)
                .addKeyValue("file", file)
                .log("ground truth cannot be written and is not whole from here on");
    }
}
