package io.otpwatch.standalone.replay.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Lines put together to rows and split into cells as RFC 4180 has it: a cell in quotes may hold separators, doubled
 * quotes and line ends. A quote opens at a cell's start alone; elsewhere it is a character like others. A row has at most
 * 64 lines, so that a quote that is never closed does not take the rest of the log with it. Not thread-safe.
 */
public final class CsvRows {
    private static final int LINES_MAX = 64;

    private final char separator;
    private final CSVFormat format;
    private final List<String> open = new ArrayList<>();
    private Place place = Place.START;

    /** @param separator of cells */
    public CsvRows(char separator) {
        this.separator = separator;
        format = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
    }

    /**
     * Takes the next line; the cells of the row that it completes, if it does.
     *
     * @throws BadCell if it is no CSV, or is the last line that a row may have; all lines of the row are dropped
     */
    public Optional<List<String>> add(String line) throws BadCell {
        open.add(line);
        for (int i = 0; i < line.length(); i++) {
            place = after(line.charAt(i));
        }
        if (place != Place.QUOTED) {
            place = Place.START;
            return Optional.of(split());
        }
        if (open.size() == LINES_MAX) {
            throw unclosed();
        }
        return Optional.empty();
    }

    /**
     * To be called behind the last line.
     *
     * @throws BadCell if a row is not complete
     */
    public void end() throws BadCell {
        if (!open.isEmpty()) {
            throw unclosed();
        }
    }

    /** How many lines wait for the rest of their row. */
    public int openLines() {
        return open.size();
    }

    private Place after(char c) throws BadCell {
        return switch (place) {
            case QUOTED -> c == '"' ? Place.CLOSED : Place.QUOTED;
            case CLOSED -> c == '"' ? Place.QUOTED : afterQuotes(c); // a doubled quote is within the cell
            case BEHIND -> afterQuotes(c);
            case START -> c == '"' ? Place.QUOTED : afterPlain(c);
            case PLAIN -> afterPlain(c);
        };
    }

    private Place afterPlain(char c) {
        return c == separator ? Place.START : Place.PLAIN;
    }

    private Place afterQuotes(char c) throws BadCell {
        if (c == separator) {
            return Place.START;
        }
        if (Character.isWhitespace(c)) {
            return Place.BEHIND;
        }
        drop();
        throw noCells();
    }

    private List<String> split() throws BadCell {
        String row = String.join("\n", open);
        open.clear();
        try (CSVParser parser = CSVParser.parse(row, format)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() == 1) {
                return records.get(0).toList();
            }
        } catch (IOException | UncheckedIOException e) {
            // said below
        }
        throw noCells();
    }

    private static BadCell noCells() {
        return new BadCell("line", "cells as RFC 4180 has them; was something else between quotes and separators");
    }

    /** Forgets a row that is not complete. */
    public void drop() {
        open.clear();
        place = Place.START;
    }

    private BadCell unclosed() {
        int lines = open.size();
        drop();
        return new BadCell("line", "a quote that is closed; was open to the end of " + lines + " lines");
    }

    /** Where in a row. */
    private enum Place {
        /** Before the first character of a cell. */
        START,
        /** In a cell without quotes. */
        PLAIN,
        /** In a cell in quotes. */
        QUOTED,
        /** Behind a quote in it, which closes it or is doubled. */
        CLOSED,
        /** In blanks behind a cell in quotes. */
        BEHIND
    }
}
