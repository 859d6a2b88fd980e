package io.otpwatch.standalone.table;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The end of a terminal that is drawn again and again, below what has been printed. What is printed meanwhile, by
 * {@link #print} or through {@link #stream}, goes above it and stays.
 *
 * <p>Drawn in place and not on the alternate screen: what a run said remains to be scrolled to, and a killed process
 * leaves a terminal that works. Control sequences: ECMA-48.
 */
public final class Screen implements AutoCloseable {
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String ERASE_LINE_END = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";
    private static final String CLEAR = "\u001b[2J\u001b[H";

    private final PrintStream out;
    private List<String> drawn = List.of();
    private int columns;

    public Screen(PrintStream out) {
        this.out = out;
    }

    /**
     * Replaces what was drawn before.
     *
     * @param lines none wider than the terminal, and fewer than it has, so that the cursor's line remains
     * @param terminalColumns width of the terminal now
     */
    public synchronized void draw(List<String> lines, int terminalColumns) {
        StringBuilder text = new StringBuilder(HIDE_CURSOR);
        // After a change of width the terminal has wrapped the old lines as it liked: their number is not known.
        text.append(columns != 0 && columns != terminalColumns ? CLEAR : upToTop());
        columns = terminalColumns;
        drawn = List.copyOf(lines);
        write(text.append(body()));
    }

    /** Prints a line above the drawn ones. */
    public synchronized void print(String line) {
        write(upToTop() + line + ERASE_LINE_END + '\n' + body());
    }

    /** Whose lines are printed above the drawn ones. */
    public PrintStream stream() {
        return new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
    }

    private String upToTop() {
        return drawn.isEmpty() ? "" : "\r\u001b[" + drawn.size() + "A";
    }

    private String body() {
        StringBuilder body = new StringBuilder();
        drawn.forEach(line -> body.append(line).append(ERASE_LINE_END).append('\n'));
        return body.append(ERASE_BELOW).toString();
    }

    private void write(CharSequence text) {
        out.print(text);
        out.flush();
    }

    /** Leaves what was drawn last, and gives the cursor back at the start of the line below. */
    @Override
    public synchronized void close() {
        drawn = List.of();
        write("\r" + ERASE_LINE_END + SHOW_CURSOR);
    }

    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                print(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }
    }
}
