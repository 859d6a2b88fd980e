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
 * quotes and line ends. A row has at most 64 lines, so that a quote that is never closed does not take the rest of the
 * log with it. Not thread-safe.
 */
public final class CsvRows {
    private static final int LINES_MAX = 64;

    private final CSVFormat format;
    private final List<String> open = new ArrayList<>();
    private boolean inQuotes;

    /** @param separator of cells */
    public CsvRows(char separator) {
        format = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
    }

    /**
     * Takes the next line; the cells of the row that it completes, if it does.
     *
     * @throws BadCell if it is no CSV, or is the last line that a row may have; what was open is dropped
     */
    public Optional<List<String>> add(String line) throws BadCell {
        open.add(line);
        inQuotes ^= line.chars().filter(c -> c == '"').count() % 2 == 1;
        if (!inQuotes) {
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
        throw new BadCell("line", "cells as RFC 4180 has them; was something else between quotes and separators");
    }

    /** Forgets a row that is not complete. */
    public void drop() {
        open.clear();
        inQuotes = false;
    }

    private BadCell unclosed() {
        int lines = open.size();
        drop();
        return new BadCell("line", "a quote that is closed; was open to the end of " + lines + " lines");
    }
}
