package io.otpwatch.standalone.cli;

import io.otpwatch.client.Destinations;
import io.otpwatch.rules.RecipientKeys;
import io.otpwatch.standalone.replay.CsvOptions;
import io.otpwatch.standalone.replay.csv.ColumnMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an old log in CSV is read. */
final class CsvFormatOptions {
    private static final String REPLAY_KEY = "replay";

    @Option(
            names = "--csv",
            paramLabel = "MAP",
            description = "FILE is CSV; MAP is a file that says which column has which field, as"
                    + " samples/old-log.map does.")
    @Nullable
    Path map;

    @Option(
            names = "--columns",
            paramLabel = "ENTRIES",
            description = "The same without a file: its entries with commas between them, such as"
                    + " challengeId=session,codeId=msg,at=ts:epoch-s,provider='twilio',type=event,type:ok->CodeReceived"
                    + "/DELIVERED")
    @Nullable
    String columns;

    @Option(
            names = "--separator",
            paramLabel = "C",
            defaultValue = ",",
            description = "Between the cells of the CSV: a character, or tab. Default: a comma.")
    String separator = ",";

    @Option(
            names = "--header",
            split = ",",
            paramLabel = "NAME",
            description =
                    "The names of the columns, with commas between them, if the CSV's first line does not have them.")
    List<String> header = List.of();

    @Option(
            names = "--region",
            paramLabel = "CC",
            description = "Country of phone numbers that do not begin with a plus, such as DE.")
    @Nullable
    String region;

    @Option(
            names = "--recipient-keys",
            paramLabel = "FILE",
            description = "The keys by which addresses and numbers of the CSV become recipients. Default: one for this"
                    + " replay only. Addresses and numbers themselves are never stored or shown.")
    @Nullable
    Path recipientKeys;

    /**
     * Empty: it is no CSV.
     *
     * @throws IllegalArgumentException that names the option
     * @throws io.otpwatch.standalone.replay.csv.BadMap that names the entry of the map
     */
    Optional<CsvOptions> options() {
        if (map == null && columns == null) {
            return Optional.empty();
        }
        if (map != null && columns != null) {
            throw new IllegalArgumentException("--csv and --columns are the same, once in a file: one of them");
        }
        return Optional.of(new CsvOptions(columnMap(), separatorChar(), header, destinations()));
    }

    /** The option by which the map was given. */
    String name() {
        return map == null ? "--columns" : "--csv";
    }

    private ColumnMap columnMap() {
        if (map == null) {
            return ColumnMap.ofCommas(Objects.requireNonNull(columns));
        }
        try {
            return ColumnMap.ofLines(Files.readString(map));
        } catch (IOException e) {
            throw new IllegalArgumentException("--csv: cannot read " + map, e);
        }
    }

    private char separatorChar() {
        if (separator.equals("tab")) {
            return '\t';
        }
        if (separator.length() != 1 || "\"\r\n".contains(separator)) {
            throw new IllegalArgumentException("--separator must be one character other than a quote, or tab");
        }
        return separator.charAt(0);
    }

    private Destinations destinations() {
        RecipientKeys keys =
                recipientKeys == null ? RecipientKeys.of(RecipientKeys.random(REPLAY_KEY)) : readKeys(recipientKeys);
        try {
            return region == null ? Destinations.of(keys) : Destinations.of(keys, region);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--region: " + e.getMessage(), e);
        }
    }

    private static RecipientKeys readKeys(Path file) {
        try {
            return RecipientKeys.read(file);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("--recipient-keys: " + e.getMessage(), e);
        }
    }
}
