package io.otpwatch.standalone.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Severity;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.standalone.health.Totals;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LiveTableTest {
    private static final TableHead HEAD = head(Horizons.DEMO, Duration.ofMillis(840), false);
    private static final DomainRow BLOCKED = row("310-260", "deutsche-telekom", DomainState.BAD, 0.324);
    private static final DomainRow FINE = row("gmail.com", "google", DomainState.GOOD, 0.991);
    private static final List<DomainRow> ROWS = List.of(
            BLOCKED,
            row("gmx.de", "united-internet", DomainState.INCOMPLETE, 0.95),
            row("web.de", "united-internet", DomainState.LAGS, 0.95),
            FINE,
            row("other@united-internet", "united-internet", DomainState.LEARNING, 0.95));

    @Test
    void a_table_fits_80_columns_and_says_everything() {
        // When
        List<String> lines = LiveTable.render(HEAD, ROWS, 80, 24, Paint.NONE);
        // Then
        assertThat(lines)
                .containsExactly(
                        "otpwatch demo · showcase · 3:13 · watermark 0.8 s behind",
                        "sent 12,345 · in flight 4,512",
                        "outcomes: received 11,000 · failed 120 · missing 45, given after 90 s",
                        "the simulator breaks now: domain 310-260 (carrier filtering, silent) since 3:00",
                        "",
                        "                                          sent    in                          in",
                        "domain           operator    state        /min  time usual entered    p95 flight",
                        "310-260          deutsche-t… BAD         1,234  32 %  98 %       –  1.4 s    700",
                        "gmx.de           united-int… incomplete  1,234  95 %  98 %       –  1.4 s    700",
                        "web.de           united-int… lags        1,234  95 %  98 %       –  1.4 s    700",
                        "gmail.com        google      good        1,234  99 %  98 %       –  1.4 s    700",
                        "other@united-in… united-int… learning    1,234  95 %  98 %       –  1.4 s    700",
                        "",
                        LiveTable.LEGEND,
                        "Kafka 127.0.0.1:19092 · http://127.0.0.1:8095/metrics · Ctrl-C ends it");
    }

    @Test
    void at_60_columns_it_does_without_operator_codes_in_flight_and_latency() {
        assertThat(LiveTable.render(HEAD, List.of(BLOCKED), 60, 24, Paint.NONE).subList(5, 8))
                .containsExactly(
                        "                              sent    in",
                        "domain           state        /min  time usual entered",
                        "310-260          BAD         1,234  32 %  98 %       –");
    }

    @Test
    void at_40_columns_domain_state_sends_and_the_share_in_time_remain() {
        assertThat(LiveTable.render(HEAD, List.of(BLOCKED), 40, 24, Paint.NONE).subList(5, 8))
                .containsExactly(
                        "                              sent    in",
                        "domain           state        /min  time",
                        "310-260          BAD         1,234  32 %");
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "80, 10", "60, 20", "40, 12", "22, 9", "10, 6", "5, 3", "1, 1", "200, 60", "80, 0"})
    void it_is_never_wider_or_taller_than_the_terminal(int columns, int lines) {
        // Given
        List<DomainRow> rows = IntStream.range(0, 50)
                .mapToObj(i -> new DomainRow(
                        "a-domain-with-a-rather-long-name-" + i + ".example",
                        "an operator with a long name too",
                        DomainState.INCOMPLETE,
                        123_456_789,
                        OptionalDouble.of(1),
                        OptionalDouble.of(1),
                        0,
                        OptionalDouble.of(1),
                        OptionalLong.of(720_000),
                        9_999_999))
                .toList();
        TableHead head = head(Horizons.DEFAULT, Duration.ofHours(3), true);
        // When
        List<String> drawn = LiveTable.render(head, rows, columns, lines, Paint.NONE);
        // Then
        assertThat(drawn).hasSizeLessThanOrEqualTo(lines).allMatch(line -> line.length() <= columns);
    }

    @Test
    void a_monitor_that_lags_is_named_above_all_rows() {
        // Given
        TableHead lags = head(Horizons.DEMO, Duration.ofMillis(23_400), true);
        String warning = "monitor lags: 23 s behind; what is said of domains is old";
        // When, Then
        assertThat(LiveTable.render(lags, ROWS, 80, 24, Paint.NONE).get(4)).isEqualTo(warning);
        assertThat(LiveTable.render(lags, ROWS, 80, 24, Paint.COLOURED).get(4))
                .isEqualTo(Paint.COLOURED.bold(Paint.COLOURED.red(warning)));
        assertThat(LiveTable.block(lags, ROWS, 1)).contains("  " + warning);
    }

    @Test
    void two_horizons_are_both_named() {
        assertThat(LiveTable.render(head(Horizons.DEFAULT, Duration.ZERO, false), ROWS, 100, 24, Paint.NONE)
                        .get(2))
                .isEqualTo("outcomes: received 11,000 · failed 120 · missing 45, given after 10 min, e-mail 30 min");
    }

    @Test
    void colours_add_nothing_to_the_width() {
        // When
        List<String> plain = LiveTable.render(HEAD, ROWS, 70, 24, Paint.NONE);
        List<String> coloured = LiveTable.render(HEAD, ROWS, 70, 24, Paint.COLOURED);
        // Then
        assertThat(coloured).isNotEqualTo(plain);
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9]*m", "")))
                .isEqualTo(plain);
    }

    @Test
    void bad_is_red_and_what_hides_the_state_yellow() {
        // When
        List<String> lines = LiveTable.render(HEAD, ROWS, 80, 24, Paint.COLOURED);
        // Then
        assertThat(lines.get(7)).startsWith("\u001b[31m310-260");
        assertThat(lines.get(8)).startsWith("\u001b[33mgmx.de");
        assertThat(lines.get(9)).startsWith("\u001b[33mweb.de");
        assertThat(lines.get(10)).doesNotContain("\u001b");
        assertThat(lines.get(11)).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @EnumSource(DomainState.class)
    void every_state_is_a_word_at_any_width(DomainState state) {
        for (int columns : List.of(80, 60, 40)) {
            assertThat(LiveTable.render(HEAD, List.of(row("gmx.de", "x", state, 0.5)), columns, 24, Paint.NONE))
                    .anyMatch(line -> line.startsWith("gmx.de") && line.contains(" " + state.word() + " "));
        }
    }

    @Test
    void what_is_left_out_is_counted() {
        // Given
        List<DomainRow> rows = IntStream.range(0, 40)
                .mapToObj(i -> row("d" + i + ".example", "o", DomainState.GOOD, 0.9))
                .toList();
        // When
        List<String> lines = LiveTable.render(HEAD, rows, 80, 24, Paint.NONE);
        // Then
        assertThat(lines).contains("… and 27 more").hasSizeLessThanOrEqualTo(24);
        assertThat(lines.stream().filter(line -> line.startsWith("d") && !line.startsWith("domain")))
                .hasSize(13);
    }

    @Test
    void open_incidents_stand_between_head_and_domains() {
        // When
        List<String> lines = LiveTable.render(withIncidents(1), ROWS, 80, 24, Paint.NONE);
        // Then
        assertThat(lines.subList(3, 8))
                .containsExactly(
                        "the simulator breaks now: domain 310-260 (carrier filtering, silent) since 3:00",
                        "",
                        "MAJOR    Codes do not arrive.",
                        "",
                        "                                          sent    in                          in");
        assertThat(lines)
                .endsWith(HEAD.footer().get(0))
                .hasSize(LiveTable.render(HEAD, ROWS, 80, 24, Paint.NONE).size() + 2);
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "80, 14", "80, 10", "40, 12", "5, 3", "1, 1", "80, 0"})
    void with_incidents_it_is_never_wider_or_taller_either(int columns, int lines) {
        assertThat(LiveTable.render(withIncidents(9), ROWS, columns, lines, Paint.NONE))
                .hasSizeLessThanOrEqualTo(lines)
                .allMatch(line -> line.length() <= columns);
    }

    @Test
    void a_block_of_lines_has_the_open_incidents() {
        assertThat(LiveTable.block(withIncidents(1), ROWS, 1)).contains("  MAJOR codes: unclear");
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
                        "  outcomes: received 11,000 · failed 120 · missing 45, given after 90 s",
                        "  the simulator breaks now: domain 310-260 (carrier filtering, silent) since 3:00",
                        "  310-260          BAD, sent/min 1,234, in time 32 %, usual 98 %, entered –, p95 1.4 s, in flight 700");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"99999 | 99,999", "100000 | 100k", "9999999 | 9,999k", "10000000 | 10M"})
    void large_numbers_are_shortened(long number, String expected) {
        // Given
        DomainRow row = new DomainRow(
                "gmx.de",
                "x",
                DomainState.GOOD,
                number,
                OptionalDouble.of(0.29),
                OptionalDouble.empty(),
                0,
                OptionalDouble.empty(),
                OptionalLong.empty(),
                0);
        // When, Then
        assertThat(Column.SENT.text(row)).isEqualTo(expected);
        assertThat(Column.IN_TIME.text(row)).isEqualTo("29 %");
    }

    private static TableHead head(Horizons horizons, Duration lag, boolean monitorLags) {
        return head(horizons, lag, monitorLags, List.of());
    }

    private static TableHead withIncidents(int number) {
        IncidentRow row = new IncidentRow(Severity.MAJOR, "Codes do not arrive.", "codes: unclear");
        return head(Horizons.DEMO, Duration.ofMillis(840), false, Collections.nCopies(number, row));
    }

    private static TableHead head(Horizons horizons, Duration lag, boolean monitorLags, List<IncidentRow> incidents) {
        return new TableHead(
                "demo · showcase",
                Duration.ofSeconds(193),
                horizons,
                lag,
                monitorLags,
                4512,
                new Totals(12345, 11000, 120, 45),
                "the simulator breaks now: domain 310-260 (carrier filtering, silent) since 3:00",
                incidents,
                List.of("Kafka 127.0.0.1:19092 · http://127.0.0.1:8095/metrics · Ctrl-C ends it"));
    }

    private static DomainRow row(String domain, String operator, DomainState state, double inTime) {
        return new DomainRow(
                domain,
                operator,
                state,
                1234,
                OptionalDouble.of(inTime),
                OptionalDouble.of(0.98),
                0,
                OptionalDouble.empty(),
                OptionalLong.of(1449),
                700);
    }
}
