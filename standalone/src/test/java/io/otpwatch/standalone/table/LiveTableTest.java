package io.otpwatch.standalone.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveTableTest {
    private static final TableHead HEAD = new TableHead(
            "showcase",
            Duration.ofSeconds(193),
            Duration.ofSeconds(90),
            Duration.ofMillis(840),
            4512,
            new TableHead.Totals(12345, 11000, 120, 45),
            "the simulator breaks now: domain 310-260 (carrier filtering, silent) since 3:00",
            List.of("Kafka 127.0.0.1:19092 · http://127.0.0.1:8095/metrics · Ctrl-C ends it"));

    private static final DomainRow BLOCKED = row("310-260", "deutsche-telekom", 0.324);
    private static final DomainRow FINE = row("gmail.com", "google", 0.991);

    @Test
    void a_table_fits_80_columns_and_says_everything() {
        // When
        List<String> lines = LiveTable.render(HEAD, List.of(BLOCKED, FINE), 80, 24, Paint.NONE);
        // Then
        assertThat(lines)
                .containsExactly(
                        "otpwatch demo · showcase · 3:13 · watermark 0.8 s behind",
                        "sent 12,345 · in flight 4,512",
                        "outcomes, given after 90 s: received 11,000 · failed 120 · missing 45",
                        "the simulator breaks now: domain 310-260 (carrier filtering, silent) since 3:00",
                        "",
                        "domain                operator      sent/min  in time  entered     p95 in flight",
                        "310-260               deutsche-te…     1,234     32 %        –   1.4 s       700",
                        "gmail.com             google           1,234     99 %        –   1.4 s       700",
                        "",
                        "last 60 s: sent, in time (of the codes due), p95 · last 2 min: entered",
                        "Kafka 127.0.0.1:19092 · http://127.0.0.1:8095/metrics · Ctrl-C ends it");
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "80, 10", "60, 20", "40, 12", "22, 9", "10, 6", "5, 3", "1, 1", "200, 60", "80, 0"})
    void it_is_never_wider_or_taller_than_the_terminal(int columns, int lines) {
        // Given
        List<DomainRow> rows = IntStream.range(0, 50)
                .mapToObj(i -> row("a-domain-with-a-rather-long-name-" + i + ".example", "operator", 0.5))
                .toList();
        // When
        List<String> drawn = LiveTable.render(HEAD, rows, columns, lines, Paint.NONE);
        // Then
        assertThat(drawn).hasSizeLessThanOrEqualTo(lines).allMatch(line -> line.length() <= columns);
    }

    @Test
    void colours_add_nothing_to_the_width() {
        // When
        List<String> plain = LiveTable.render(HEAD, List.of(BLOCKED, FINE), 70, 24, Paint.NONE);
        List<String> coloured = LiveTable.render(HEAD, List.of(BLOCKED, FINE), 70, 24, Paint.COLOURED);
        // Then
        assertThat(coloured).isNotEqualTo(plain);
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9]*m", "")))
                .isEqualTo(plain);
    }

    @Test
    void what_is_left_out_is_counted() {
        // Given
        List<DomainRow> rows = IntStream.range(0, 40)
                .mapToObj(i -> row("d" + i + ".example", "o", 0.9))
                .toList();
        // When
        List<String> lines = LiveTable.render(HEAD, rows, 80, 24, Paint.NONE);
        // Then
        assertThat(lines).contains("… and 26 more").hasSizeLessThanOrEqualTo(24);
        assertThat(lines.stream().filter(line -> line.startsWith("d") && !line.startsWith("domain")))
                .hasSize(14);
    }

    @Test
    void a_block_of_lines_has_the_worst_domains() {
        // When
        List<String> lines = LiveTable.block(HEAD, List.of(BLOCKED, FINE), 1);
        // Then
        assertThat(lines)
                .containsExactly(
                        "otpwatch demo · showcase · 3:13 · watermark 0.8 s behind",
                        "  sent 12,345 · in flight 4,512",
                        "  outcomes, given after 90 s: received 11,000 · failed 120 · missing 45",
                        "  the simulator breaks now: domain 310-260 (carrier filtering, silent) since 3:00",
                        "  310-260                sent/min 1,234, in time 32 %, entered –, p95 1.4 s, in flight 700");
    }

    @Test
    void bad_and_poor_shares_have_colours_of_their_own() {
        // When
        List<String> lines =
                LiveTable.render(HEAD, List.of(BLOCKED, row("poor.example", "o", 0.85), FINE), 80, 24, Paint.COLOURED);
        // Then
        assertThat(lines.get(6)).contains("\u001b[31m     32 %");
        assertThat(lines.get(7)).contains("\u001b[33m     85 %");
        assertThat(lines.get(8)).doesNotContain("\u001b");
    }

    private static DomainRow row(String domain, String operator, double inTime) {
        return new DomainRow(
                domain,
                operator,
                1234,
                OptionalDouble.of(inTime),
                500,
                OptionalDouble.empty(),
                OptionalLong.of(1449),
                700);
    }
}
