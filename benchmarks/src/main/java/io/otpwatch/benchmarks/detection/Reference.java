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
    private static final String COMMENT = "#";

    private final List<Line> lines;

    /** @param p95 seconds as text; empty where only the median is known */
    record Figures(double median, String p95) {
        String text() {
            String shown = DetectionTable.seconds(median);
            return p95.isEmpty() ? shown : shown + "/" + p95;
        }
    }

    private record Line(String channel, int rate, ChangeType type, double p, Setting setting, Figures figures) {
        static Line of(String text) {
            String[] fields = text.split("\t", -1);
            return new Line(
                    fields[0],
                    Integer.parseInt(fields[1]),
                    ChangeType.valueOf(fields[2]),
                    Double.parseDouble(fields[3]),
                    Setting.valueOf(fields[4]),
                    new Figures(Double.parseDouble(fields[5]), fields[6]));
        }

        boolean isOf(Row row) {
            return channel.equals(row.channel())
                    && rate == row.rate()
                    && type == row.type()
                    && p == row.p()
                    && setting == row.setting();
        }
    }

    private Reference(List<Line> lines) {
        this.lines = lines;
    }

    static Reference load() {
        try (InputStream in = Objects.requireNonNull(Reference.class.getResourceAsStream(FILE))) {
            return new Reference(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith(COMMENT))
                    .map(Line::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the row is to be compared with. */
    Optional<Figures> of(Row row) {
        return lines.stream().filter(line -> line.isOf(row)).map(Line::figures).findFirst();
    }
}
