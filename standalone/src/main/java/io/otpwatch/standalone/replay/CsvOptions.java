package io.otpwatch.standalone.replay;

import io.otpwatch.client.Destinations;
import io.otpwatch.standalone.replay.csv.ColumnMap;
import java.util.List;

/**
 * How a CSV is read.
 *
 * @param separator of its cells
 * @param header the names of its columns; empty: its first line has them
 * @param destinations what makes routes and recipients of addresses and numbers
 */
public record CsvOptions(ColumnMap map, char separator, List<String> header, Destinations destinations) {
    public CsvOptions {
        header = List.copyOf(header);
    }
}
