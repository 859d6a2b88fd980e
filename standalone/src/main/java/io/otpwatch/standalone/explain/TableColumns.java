package io.otpwatch.standalone.explain;

import io.otpwatch.processor.localise.Attribute;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.localise.table.TableRow;
import io.otpwatch.rules.PrivateText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the cells of a row to what they say, by the header. */
final class TableColumns {
    /** Descriptions are made of up to three of them, so their number grows by its third power. */
    static final int ATTRIBUTES_MAX = 8;

    static final int LEAVES_MAX = 50_000;

    private static final List<String> COUNTS = List.of("minute", "bad", "total");
    private static final int DIGITS_MAX = 15;

    private final List<String> header;
    private final List<String> attributes;
    private final Minutes minutes;
    private final Map<List<Attribute>, Scope> leaves = new HashMap<>();

    /** @param wanted attributes; empty: all columns that are not minute, bad and total */
    TableColumns(List<String> header, List<String> wanted, Minutes minutes) throws BadTable {
        this.header = header.stream().map(String::strip).toList();
        this.minutes = minutes;
        check(this.header);
        attributes = attributes(this.header, wanted);
    }

    List<String> attributes() {
        return attributes;
    }

    TableRow row(long line, List<String> cells) throws BadTable {
        if (cells.size() != header.size()) {
            throw new BadTable(
                    "line " + line + ": expected " + header.size() + " cells as in the header; was " + cells.size());
        }
        Scope leaf = leaf(line, cells);
        long minute = minute(line, cell(cells, "minute"));
        long total = count(line, "total", cell(cells, "total"));
        long bad = count(line, "bad", cell(cells, "bad"));
        if (bad > total) {
            throw BadTable.at(line, "bad", "at most what the column total has; was more");
        }
        return new TableRow(leaf, minute, bad, total);
    }

    private Scope leaf(long line, List<String> cells) throws BadTable {
        List<Attribute> values = new ArrayList<>(attributes.size());
        for (String name : attributes) {
            String value = cell(cells, name);
            Optional<String> problem = PrivateText.problem(value);
            if (problem.isPresent()) {
                throw BadTable.at(line, name, problem.get());
            }
            values.add(new Attribute(name, value));
        }
        Scope leaf = leaves.computeIfAbsent(values, Scope::new);
        if (leaves.size() > LEAVES_MAX) {
            throw new BadTable("line " + line + ": expected at most " + LEAVES_MAX
                    + " combinations of attributes; was one more. --attributes takes fewer columns");
        }
        return leaf;
    }

    private long minute(long line, String text) throws BadTable {
        return minutes.read(text).orElseThrow(() -> BadTable.at(line, "minute", minutes.expected() + shape(text)));
    }

    private static long count(long line, String column, String text) throws BadTable {
        if (text.length() > DIGITS_MAX || !text.matches("\\d+")) {
            throw BadTable.at(line, column, "a whole number of at most " + DIGITS_MAX + " digits" + shape(text));
        }
        return Long.parseLong(text);
    }

    private String cell(List<String> cells, String column) {
        return cells.get(header.indexOf(column)).strip();
    }

    static String shape(String text) {
        return text.isEmpty() ? "; was empty" : "; was " + text.length() + " other characters";
    }

    private static void check(List<String> header) throws BadTable {
        for (String needed : COUNTS) {
            if (!header.contains(needed)) {
                throw new BadTable("line 1: expected a header with the columns minute, bad and total; there is no "
                        + needed + " among " + header.size());
            }
        }
        if (new LinkedHashSet<>(header).size() < header.size()) {
            throw new BadTable("line 1: expected each column once; was one twice");
        }
        int blank = header.indexOf("");
        if (blank >= 0) {
            throw new BadTable("line 1: expected a name for each column; column " + (blank + 1) + " has none");
        }
    }

    private static List<String> attributes(List<String> header, List<String> wanted) throws BadTable {
        for (String name : wanted) {
            if (!header.contains(name) || COUNTS.contains(name)) {
                throw new BadTable("--attributes: there is no column " + name + " of attributes; there are "
                        + String.join(", ", all(header)));
            }
        }
        List<String> attributes =
                wanted.isEmpty() ? all(header) : wanted.stream().distinct().toList();
        if (attributes.isEmpty()) {
            throw new BadTable("line 1: expected a column of attributes beside minute, bad and total; was none");
        }
        if (attributes.size() > ATTRIBUTES_MAX) {
            throw new BadTable("line 1: expected at most " + ATTRIBUTES_MAX + " columns of attributes; was "
                    + attributes.size() + ". --attributes chooses");
        }
        return attributes;
    }

    private static List<String> all(List<String> header) {
        return header.stream().filter(name -> !COUNTS.contains(name)).toList();
    }
}
