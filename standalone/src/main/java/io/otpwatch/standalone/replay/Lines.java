package io.otpwatch.standalone.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Numbered lines. One beyond the limit is cut there, so that it fails as a bad line does and not for want of memory. */
public final class Lines {
    /** In characters; events have at most 64 KiB. */
    static final int MAX = 256 * 1024;

    private final BufferedReader reader;
    private final StringBuilder line = new StringBuilder();
    private long number;
    private boolean skipLineFeed;

    public Lines(Reader reader) {
        this.reader = reader instanceof BufferedReader buffered ? buffered : new BufferedReader(reader);
    }

    /** @param number from 1 */
    public record Line(long number, String text) {
        public boolean isCut() {
            return text.length() >= MAX;
        }

        /** What is wrong with a line that is cut. */
        public String cut() {
            return "expected less than " + MAX + " characters";
        }
    }

    /** Empty at the end. Lines end as {@link BufferedReader#readLine} has it. */
    public Optional<Line> next() throws IOException {
        line.setLength(0);
        int c = reader.read();
        if (skipLineFeed && c == '\n') {
            c = reader.read();
        }
        skipLineFeed = false;
        if (c < 0) {
            return Optional.empty();
        }
        for (; c >= 0 && c != '\n' && c != '\r'; c = reader.read()) {
            if (line.length() < MAX) {
                line.append((char) c);
            }
        }
        skipLineFeed = c == '\r';
        number++;
        boolean marked = number == 1 && line.length() > 0 && line.charAt(0) == '\uFEFF'; // a byte order mark
        return Optional.of(new Line(number, line.substring(marked ? 1 : 0)));
    }
}
