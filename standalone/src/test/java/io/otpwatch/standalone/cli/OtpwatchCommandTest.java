package io.otpwatch.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.embedded.FolderLock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtpwatchCommandTest {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | otpwatch: which command? demo is the one to begin with (otpwatch --help)",
                "demmo | otpwatch: Unmatched argument at index 0: 'demmo' (otpwatch --help)",
                "demo --foo | otpwatch demo: Unknown option: '--foo' (otpwatch demo --help)",
                "demo --rate fast | otpwatch demo: Invalid value for option '--rate': 'fast' is not a double (otpwatch demo --help)",
                "demo --rate -1 | otpwatch demo: rate must be 0 to 1000000 sends per second: -1.0 (otpwatch demo --help)",
                "demo --report r.json | otpwatch demo: --report needs --duration: it is written when the traffic has drained"
                        + " (otpwatch demo --help)",
                "demo --rate 1000 --duration 1h | otpwatch demo: --rate times --duration must be at most 2000000 codes, as the"
                        + " truth about them is kept in memory: 3600000 (otpwatch demo --help)",
                "standalone | otpwatch standalone: Missing required option: '--data=DIR' (otpwatch standalone --help)",
                "replay | otpwatch replay: Missing required parameter: 'FILE' (otpwatch replay --help)",
                "replay x --speed 0 | otpwatch replay: --speed must be above 0 and at most 1000000: 0.0 (otpwatch replay --help)",
                "config | otpwatch config: which of list, set, remove? (otpwatch config --help)",
                "config set budget perMonth=0 | otpwatch config: perMonth: expected a number above 0, at most 1000; was 0"
                        + " (otpwatch config --help)",
                "config set maintenance from=now to=soon | otpwatch config: to: expected a time like now, +2h or"
                        + " 2026-03-01T22:00Z; was 4 characters (otpwatch config --help)",
                "config set pin --scope carrier=x signal=ENTRY p=0.6 | otpwatch config: scope: expected one of channel,"
                        + " country, domain, operator, platform, provider, range, sender before the = of part 1; was 7 characters"
                        + " (otpwatch config --help)",
                "config remove volume | otpwatch config: name: expected one of budget, min-severity, pin, new-normal,"
                        + " maintenance, known-domain; was 6 characters (otpwatch config --help)",
                "incidents i-1 | otpwatch incidents: Unmatched argument at index 1: 'i-1' (otpwatch incidents --help)",
                "incidents --open | otpwatch incidents: Unknown option: '--open' (otpwatch incidents --help)",
                "incidents --set budget=2 | otpwatch incidents: --set budget: there is no setting budget; the nearest is"
                        + " kafka.bootstrap.servers",
                "explain | otpwatch explain: Missing required parameter: 'FILE' (otpwatch explain --help)",
                "simulator --profile big | otpwatch simulator: Invalid value for option '--profile': unknown profile \"big\": one"
                        + " of demo, production (otpwatch simulator --help)",
            })
    void a_wrong_call_is_answered_in_one_line(String args, String expected) {
        // When
        int code = run(args == null ? "" : args);
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(complaint()).isEqualTo(expected + System.lineSeparator());
        assertThat(said.size()).isZero();
    }

    @Test
    void every_problem_of_the_settings_is_named() {
        // When
        int code = run("processor --set outcomes=some --set threadz=2");
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(complaint().lines()).hasSize(2).allMatch(line -> line.startsWith("otpwatch processor: "));
        assertThat(complaint()).contains("outcomes").contains("threadz").contains("threads");
    }

    @Test
    void what_an_installation_decides_by_itself_cannot_be_set(@TempDir Path dir) {
        // When
        int code = run("standalone --data " + dir.resolve("data")
                + " --set state.dir=x --set ops.port=1 --set gateway.kafka.bootstrap.servers=elsewhere:9092");
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(complaint().lines())
                .containsExactly(
                        "otpwatch standalone: gateway.kafka.bootstrap.servers cannot be set here: the broker is this"
                                + " installation's own, at --kafka-port",
                        "otpwatch standalone: ops.port cannot be set here: it is that of --port",
                        "otpwatch standalone: state.dir cannot be set here: it is in the folder of --data");
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void wrong_settings_of_an_installation_are_named_before_anything_is_written(@TempDir Path dir) {
        // When
        int code = run("standalone --data " + dir.resolve("data") + " --set outcomes=some --set threadz=2");
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(complaint().lines()).hasSize(2).allMatch(line -> line.startsWith("otpwatch standalone: "));
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void a_folder_that_another_installation_uses_is_refused(@TempDir Path dir) throws Exception {
        // Given
        FolderLock taken = FolderLock.take(dir);
        try (taken) {
            // When
            int code = run("standalone --data " + dir);
            // Then
            assertThat(code).isEqualTo(1);
            assertThat(complaint())
                    .isEqualTo("otpwatch standalone: another otpwatch uses " + dir
                            + ": stop that one, or give this one its own --data" + System.lineSeparator());
        }
    }

    @Test
    void a_report_that_could_not_be_written_is_refused_at_the_start(@TempDir Path dir) {
        // When
        int code = run("demo --duration 3m --report " + dir.resolve("missing").resolve("r.json"));
        // Then
        assertThat(code).isEqualTo(1);
        assertThat(complaint()).contains("r.json cannot be written");
    }

    @Test
    void a_recording_that_is_not_there_is_named() {
        // When
        int code = run("replay no-such-file.jsonl");
        // Then
        assertThat(code).isEqualTo(1);
        assertThat(complaint())
                .isEqualTo("otpwatch replay: there is no file no-such-file.jsonl" + System.lineSeparator());
    }

    @Test
    void a_table_that_cannot_be_explained_is_a_wrong_call(@TempDir Path dir) throws Exception {
        // Given
        Path table = Files.writeString(dir.resolve("table.csv"), "minute,region,bad,total\n1,de,some,9\n");
        // When
        int code = run("explain " + table);
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(complaint())
                .isEqualTo(
                        "otpwatch explain: line 2, column bad: expected a whole number of at most 15 digits; was 4 other"
                                + " characters (otpwatch explain --help)" + System.lineSeparator());
        assertThat(said.size()).isZero();
    }

    @Test
    void an_explained_table_is_printed() {
        // When
        int code = run("explain ../samples/failed-payments.csv --attributes region,method");
        // Then
        assertThat(code).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("{").contains("\"culprits\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "standalone",
                "replay",
                "explain",
                "processor",
                "simulator",
                "heartbeat",
                "topics",
                "config",
                "incidents"
            })
    void every_command_has_help(String command) {
        // When
        int code = run(command + " --help");
        // Then
        assertThat(code).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("Usage: otpwatch")
                .doesNotContain("null")
                .matches(help -> help.lines().allMatch(line -> line.length() <= 80));
    }

    private static int run(String args) {
        return OtpwatchCommand.run(args.isBlank() ? new String[0] : args.strip().split(" "));
    }

    private String complaint() {
        return complained.toString(StandardCharsets.UTF_8);
    }
}
