package io.otpwatch.benchmarks.detection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Figures of an earlier and independent program of the same detector, which the real one must reproduce. 200 runs each;
 * thresholds as in the {@link Setting}.
 */
final class Reference {
    private static final String FILE = "reference.tsv";
    private static final int P95 = 6;

    private final List<Line> lines;

    private record Line(
            String channel, int rate, ChangeType type, double p, Setting setting, double median, Optional<Double> p95) {}

    private Reference(List<Line> lines) {
        this.lines = lines;
    }

    static Reference load() {
        try (InputStream in = Objects.requireNonNull(Reference.class.getResourceAsStream(FILE))) {
            return new Reference(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Reference::line)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The median that the row is to be compared with. */
    Optional<Double> median(Row row) {
        return lines.stream()
                .filter(line -> line.channel().equals(row.channel())
                        && line.rate() == row.rate()
                        && line.type() == row.type()
                        && line.p() == row.p()
                        && line.setting() == row.setting())
                .map(Line::median)
                .findFirst();
    }

    private static Line line(String text) {
        String[] fields = text.split("\t", -1);
        return new Line(
                fields[0],
                Integer.parseInt(fields[1]),
                ChangeType.valueOf(fields[2]),
                Double.parseDouble(fields[3]),
                Setting.valueOf(fields[4]),
                Double.parseDouble(fields[5]),
                fields[P95].isEmpty() ? Optional.empty() : Optional.of(Double.valueOf(fields[P95])));
    }
}
