package io.otpwatch.standalone.table;

import java.io.PrintStream;

/**
 * Where something running is shown.
 *
 * @param plain lines instead of a table, also on a terminal
 */
public record Output(Terminal terminal, boolean plain, PrintStream out) {
    /** A table on a terminal, else blocks of lines. To be closed before anything else is printed. */
    public View view() {
        return terminal.isInteractive() && !plain ? new View.Table(terminal, out) : new View.Blocks(out);
    }
}
