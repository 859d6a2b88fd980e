package io.otpwatch.standalone.table;

import java.io.PrintStream;
import java.util.List;

/** Where a running installation is shown: a table on a terminal, else a block of lines every ten seconds. */
public interface View extends AutoCloseable {
    void show(TableHead head, List<DomainRow> rows);

    /** Prints a line that stays: above the table, or as it is. */
    void print(String line);

    @Override
    void close();

    /** Drawn anew each time. What others print to standard error meanwhile goes above the table. */
    final class Table implements View {
        private static final int SIZE_EVERY = 2;

        private final Terminal terminal;
        private final Screen screen;
        private final PrintStream err = System.err;
        private Terminal.Size size;
        private int shown;

        Table(Terminal terminal, PrintStream out) {
            this.terminal = terminal;
            this.screen = new Screen(out);
            this.size = terminal.size();
            System.setErr(screen.stream());
        }

        @Override
        public void show(TableHead head, List<DomainRow> rows) {
            if (shown++ % SIZE_EVERY == 0) {
                size = terminal.size();
            }
            int lines = size.lines() - 1; // the cursor stands below the table
            screen.draw(LiveTable.render(head, rows, size.columns(), lines, terminal.paint()), size.columns());
        }

        @Override
        public void print(String line) {
            screen.print(line);
        }

        @Override
        public void close() {
            System.setErr(err);
            screen.close();
        }
    }

    /** Of the worst domains only; for logs and pipes. */
    final class Blocks implements View {
        private static final int ROWS = 5;
        private static final long EVERY_S = 10;

        private final PrintStream out;
        private long lastBlock = -1;

        Blocks(PrintStream out) {
            this.out = out;
        }

        @Override
        public void show(TableHead head, List<DomainRow> rows) {
            long block = head.elapsed().toSeconds() / EVERY_S;
            if (block != lastBlock) {
                lastBlock = block;
                LiveTable.block(head, rows, ROWS).forEach(out::println);
            }
        }

        @Override
        public void print(String line) {
            out.println(line);
        }

        @Override
        public void close() {}
    }
}
