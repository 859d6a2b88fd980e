package io.otpwatch.standalone.replay;

import io.otpwatch.standalone.CannotRun;
import io.otpwatch.standalone.replay.csv.BadCell;
import io.otpwatch.standalone.replay.csv.CsvRows;
import io.otpwatch.standalone.replay.csv.RowEvents;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Rows of an old log, by a map of its columns; rows that the map leaves out, and blank lines, are passed over. */
final class CsvEvents implements Events {
    private final Lines lines;
    private final CsvRows rows;
    private final RowEvents events;
    private final UnaryOperator<String> ids;
    private long last;

    private CsvEvents(Lines lines, CsvRows rows, RowEvents events, UnaryOperator<String> ids) {
        this.lines = lines;
        this.rows = rows;
        this.events = events;
        this.ids = ids;
    }

    /**
     * Reads the header, if it is in the log.
     *
     * @throws CannotRun if there is none
     */
    static CsvEvents of(Lines lines, CsvOptions csv, UnaryOperator<String> ids) throws IOException {
        CsvRows rows = new CsvRows(csv.separator());
        List<String> header = csv.header().isEmpty() ? header(lines, rows) : csv.header();
        return new CsvEvents(lines, rows, new RowEvents(csv.map(), header, csv.destinations()), ids);
    }

    @Override
    public Optional<Item> next() throws IOException {
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            last = line.get().number();
            Optional<Item> item = item(line.get());
            if (item.isPresent()) {
                return item;
            }
        }
        int lines = rows.openLines();
        try {
            rows.end();
            return Optional.empty();
        } catch (BadCell e) {
            return Optional.of(Item.bad(last, lines, new BadLine(e.problem()).text()));
        }
    }

    private Optional<Item> item(Lines.Line line) {
        int lines = rows.openLines() + 1; // all are dropped if the row is bad
        if (line.isCut()) {
            rows.drop();
            return Optional.of(Item.bad(line.number(), lines, line.cut()));
        }
        if (lines == 1 && line.text().isBlank()) {
            return Optional.empty();
        }
        try {
            Optional<List<String>> row = rows.add(line.text());
            Optional<String> event = row.isPresent() ? events.event(row.get()) : Optional.empty();
            return event.isPresent()
                    ? Optional.of(Item.good(line.number(), Recorded.read(event.get(), ids)))
                    : Optional.empty();
        } catch (BadCell e) {
            return Optional.of(Item.bad(line.number(), lines, new BadLine(e.problem()).text()));
        } catch (BadLine e) {
            return Optional.of(Item.bad(line.number(), lines, e.text()));
        }
    }

    private static List<String> header(Lines lines, CsvRows rows) throws IOException {
        try {
            for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                Optional<List<String>> row = line.get().text().isBlank()
                        ? Optional.empty()
                        : rows.add(line.get().text());
                if (row.isPresent()) {
                    return row.get();
                }
            }
            throw new CannotRun("the log is empty: not even a header is there");
        } catch (BadCell e) {
            throw new CannotRun("the log's header cannot be read: " + new BadLine(e.problem()).text(), e);
        }
    }
}
