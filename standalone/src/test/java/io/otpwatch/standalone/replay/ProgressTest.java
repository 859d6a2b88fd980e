package io.otpwatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long RECORDED =
            Instant.parse("2024-05-01T10:12:33.987Z").toEpochMilli();
    private static final OptionalDouble NOT_KNOWN = OptionalDouble.empty();

    private final Summary summary = new Summary();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void a_bar_says_how_far_how_fast_and_when_it_was() throws BadLine {
        // Given
        count(1000);
        // When, Then
        assertThat(ProgressText.bar(now(OptionalDouble.of(0.479), 1234.4), 80))
                .isEqualTo("[#########-----------]  47 %  1,234 events/s  at 2024-05-01T10:12:33Z");
        assertThat(ProgressText.bar(now(OptionalDouble.of(0), 0), 80))
                .isEqualTo("[--------------------]   0 %  0 events/s  at 2024-05-01T10:12:33Z");
        assertThat(ProgressText.bar(now(OptionalDouble.of(1), 5), 80))
                .isEqualTo("[####################] 100 %  5 events/s  at 2024-05-01T10:12:33Z");
    }

    @Test
    void what_has_no_size_has_no_bar_but_a_count() throws BadLine {
        // Given
        count(1000);
        summary.countBad(1);
        // When, Then
        assertThat(ProgressText.bar(now(NOT_KNOWN, 12), 80))
                .isEqualTo("1,000 events  12 events/s  at 2024-05-01T10:12:33Z  bad lines: 1");
        assertThat(ProgressText.line(now(NOT_KNOWN, 12)))
                .isEqualTo("… 1,000 events: 1,000 sent, 0 received, 0 failed; bad lines: 1 (12 events/s, at"
                        + " 2024-05-01T10:12:33Z)");
    }

    @Test
    void a_bar_stays_in_its_line() {
        assertThat(ProgressText.bar(now(OptionalDouble.of(0.5), 1), 30)).hasSize(30);
    }

    @Test
    void on_a_terminal_the_bar_is_drawn_over_and_gives_way_to_lines() throws BadLine {
        // Given
        Progress progress = new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), 80);
        assertThat(progress.waitMs(0)).isEqualTo(250);
        // When
        count(500);
        progress.show(summary, 1000, RECORDED);
        progress.say("bad line 7: field kind");
        progress.say("the end");
        // Then
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "\r\u001b[K500 events  500 events/s  at 2024-05-01T10:12:33Z\r\u001b[Kbad line"
                                + " 7: field kind\nthe end\n");
    }

    @Test
    void elsewhere_a_line_comes_every_ten_seconds() {
        // Given
        Progress progress = new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), 0);
        // When, Then
        assertThat(progress.waitMs(500)).isEqualTo(10_000);
        assertThat(progress.waitMs(4500)).isEqualTo(6000);
        progress.show(summary, 10_500, RECORDED);
        assertThat(progress.waitMs(10_500)).isEqualTo(10_000);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("… 0 events: ")
                .endsWith("Z)" + System.lineSeparator());
    }

    private ProgressText.Now now(OptionalDouble share, double perSecond) {
        return new ProgressText.Now(summary, share, perSecond, RECORDED);
    }

    private void count(int sends) throws BadLine {
        Recorded sent =
                Recorded.read("{\"type\":\"CodeSent\",\"challengeId\":\"a\",\"codeId\":\"b\",\"attempt\":1,\"sentAt\":"
                        + RECORDED + ",\"channel\":\"EMAIL\",\"provider\":\"ses\",\"sender\":\"x\",\"country\":\"ZZ\","
                        + "\"domain\":\"gmail.com\",\"operator\":\"google\"}");
        for (int i = 0; i < sends; i++) {
            summary.count(sent.event());
        }
    }
}
