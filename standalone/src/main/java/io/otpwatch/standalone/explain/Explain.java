package io.otpwatch.standalone.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.otpwatch.processor.localise.EvidenceSince;
import io.otpwatch.processor.localise.Hierarchy;
import io.otpwatch.processor.localise.Localiser;
import io.otpwatch.processor.localise.table.TableEvidence;
import io.otpwatch.standalone.CannotRun;
import io.otpwatch.standalone.replay.Recording;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says of a table which attributes explain what went bad. */
public final class Explain {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int ATTRIBUTES_OF_A_SCOPE = 3;

    private Explain() {}

    /**
     * As JSON, with a line break at the end.
     *
     * @param file CSV; - is the standard input
     * @param attributes the columns to look at; empty: all
     * @param since the minute in which it began, as the table writes it; empty: to be found out
     * @throws BadTable if the table cannot be explained
     * @throws CannotRun if it cannot be read
     */
    public static String file(Path file, List<String> attributes, Optional<String> since) throws BadTable {
        try (Recording recording = Recording.open(file)) {
            return text(recording.text(), attributes, since);
        } catch (IOException e) {
            throw Recording.cannotRead(file, e);
        }
    }

    static String text(Reader text, List<String> attributes, Optional<String> since) throws IOException, BadTable {
        Table table = TableReader.read(text, attributes);
        Localiser localiser =
                new Localiser(Hierarchy.upTo(ATTRIBUTES_OF_A_SCOPE, table.attributes()), TableEvidence.GRID);
        return json(Explanation.of(table, localiser.explainSince(evidence(table, since))));
    }

    private static List<EvidenceSince> evidence(Table table, Optional<String> since) throws BadTable {
        try {
            return since.isPresent()
                    ? TableEvidence.of(table.rows(), start(table, since.get()))
                    : TableEvidence.of(table.rows());
        } catch (IllegalArgumentException e) {
            throw new BadTable((since.isPresent() ? "--since: " : "the table: ") + e.getMessage());
        }
    }

    private static long start(Table table, String since) throws BadTable {
        return table.minutes()
                .parsed(since)
                .orElseThrow(() ->
                        new BadTable("--since: expected a minute as the table writes it" + TableColumns.shape(since)));
    }

    private static String json(Explanation explanation) {
        try {
            return JSON.writeValueAsString(explanation) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an explanation cannot be written", e);
        }
    }
}
