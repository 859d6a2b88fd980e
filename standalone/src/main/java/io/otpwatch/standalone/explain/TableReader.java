package io.otpwatch.standalone.explain;

import io.otpwatch.processor.localise.table.TableRow;
import io.otpwatch.standalone.replay.Lines;
import io.otpwatch.standalone.replay.csv.BadCell;
import io.otpwatch.standalone.replay.csv.CsvRows;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CSV with a header: the columns minute, bad and total; all others are attributes. */
final class TableReader {
    static final int ROWS_MAX = 2_000_000;

    private final Lines lines;
    private final List<String> wanted;
    private final CsvRows csv = new CsvRows(',');
    private final Minutes minutes = new Minutes();
    private final List<TableRow> rows = new ArrayList<>();
    private Optional<TableColumns> columns = Optional.empty();

    private TableReader(Reader text, List<String> wanted) {
        lines = new Lines(text);
        this.wanted = wanted;
    }

    /** @param wanted attributes; empty: all */
    static Table read(Reader text, List<String> wanted) throws IOException, BadTable {
        return new TableReader(text, wanted).read();
    }

    private Table read() throws IOException, BadTable {
        long number = 0;
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            number = line.get().number();
            take(line.get());
        }
        try {
            csv.end();
        } catch (BadCell e) {
            throw bad(number, e);
        }
        List<String> attributes = columns.orElseThrow(
                        () -> new BadTable("the table is empty: not even a header is there"))
                .attributes();
        return new Table(attributes, rows, minutes);
    }

    private void take(Lines.Line line) throws BadTable {
        if (line.isCut()) {
            throw new BadTable("line " + line.number() + ": " + line.cut());
        }
        if (csv.openLines() == 0 && line.text().isBlank()) {
            return;
        }
        try {
            Optional<List<String>> cells = csv.add(line.text());
            if (cells.isPresent()) {
                take(line.number(), cells.get());
            }
        } catch (BadCell e) {
            throw bad(line.number(), e);
        }
    }

    private void take(long line, List<String> cells) throws BadTable {
        if (columns.isEmpty()) {
            columns = Optional.of(new TableColumns(cells, wanted, minutes));
            return;
        }
        if (rows.size() == ROWS_MAX) {
            throw new BadTable("line " + line + ": expected at most " + ROWS_MAX + " rows; was one more");
        }
        rows.add(columns.get().row(line, cells));
    }

    private static BadTable bad(long line, BadCell e) {
        return new BadTable("line " + line + ": expected " + e.problem().expected());
    }
}
