package io.otpwatch.standalone.replay;

import io.otpwatch.standalone.CannotRun;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The bytes of a recording, as text: a file, or the standard input by {@code -}. What begins as gzip does is unpacked,
 * whatever it is called and of however many members. What is no UTF-8 is replaced, and fails as a bad line does.
 */
public final class Recording implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;

    private final Counted bytes;
    private final long size;
    private final BufferedReader text;

    /** @param size in bytes; below 0: not known */
    Recording(InputStream in, long size) throws IOException {
        this.size = size;
        bytes = new Counted(in);
        text = new BufferedReader(
                new InputStreamReader(unpacked(new BufferedInputStream(bytes, BUFFER)), StandardCharsets.UTF_8));
    }

    /** @throws CannotRun if it cannot be opened */
    public static Recording open(Path file) {
        try {
            return file.toString().equals("-")
                    ? new Recording(System.in, -1)
                    : new Recording(Files.newInputStream(file), Files.size(file));
        } catch (NoSuchFileException e) {
            throw new CannotRun("there is no file " + file, e);
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
    }

    public static CannotRun cannotRead(Path file, IOException e) {
        String why = e instanceof EOFException ? "expected the rest of it; it breaks off" : e.getMessage();
        return new CannotRun("cannot read " + file + ": " + why, e);
    }

    public BufferedReader text() {
        return text;
    }

    /** How much of it was read, 0 to 1; empty if its size is not known. */
    OptionalDouble share() {
        return size > 0 ? OptionalDouble.of(Math.min(1, (double) bytes.read / size)) : OptionalDouble.empty();
    }

    private static InputStream unpacked(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == GZIP_1 && in.read() == GZIP_2;
        in.reset();
        return gzip ? members(in) : in;
    }

    /** The JDK's own stream takes a pipe that has nothing yet for one that is at its end. */
    private static InputStream members(InputStream in) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(in)
                .setDecompressConcatenated(true)
                .setBufferSize(BUFFER)
                .get();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private static final class Counted extends FilterInputStream {
        private long read;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            read += Math.max(0, count);
            return count;
        }
    }
}
