package io.otpwatch.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads back what {@link TruthWriter} wrote, line by line. */
public final class TruthReader {
    private TruthReader() {}

    /**
     * Hands each line's event to the listener.
     *
     * @return how many there were
     * @throws IOException also if a line is no ground truth: names its number and field
     */
    public static long read(Path file, AppendListener listener) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                listener.appended(appended(file, number, line));
            }
            return number;
        }
    }

    private static Appended appended(Path file, long number, String line) throws IOException {
        try {
            return EventJson.readAppended(line);
        } catch (BadEventException e) {
            throw new IOException(file + " line " + number + ", " + e.getMessage(), e);
        }
    }
}
