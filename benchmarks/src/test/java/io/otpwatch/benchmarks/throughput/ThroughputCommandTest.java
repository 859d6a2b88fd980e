package io.otpwatch.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.benchmarks.throughput.figures.SystemUnderTest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class ThroughputCommandTest {
    private static final Set<SystemUnderTest> ALL =
            Set.of(SystemUnderTest.OTPWATCH_ONE_DOMAIN, SystemUnderTest.DSL, SystemUnderTest.KEY_VALUE_STORE);

    @TempDir
    Path dir;

    @Test
    void without_options_it_asks_for_a_million_codes_three_times_with_half_in_one_domain_and_bars() {
        int cores = Runtime.getRuntime().availableProcessors();
        assertThat(options()).isEqualTo(new ThroughputOptions(2_400_000, 3, 4, cores, ALL, 30, Optional.empty(), true));
    }

    @Test
    void every_option_is_heard() {
        // Given
        Path file = dir.resolve("figures.json");
        // When
        ThroughputOptions options = options(
                "--events",
                "200000",
                "--rounds",
                "1",
                "--partitions",
                "8",
                "--threads",
                "3",
                "--usual-only",
                "--systems",
                "otpwatch-half-in-one-domain,dsl",
                "--seconds",
                "45",
                "--no-bars",
                "--json",
                file.toString());
        // Then
        assertThat(options)
                .isEqualTo(new ThroughputOptions(
                        200_000, 1, 8, 3, Set.of(SystemUnderTest.DSL), 45, Optional.of(file), false));
    }

    @ParameterizedTest
    @CsvSource({
        "--events, 999, --events must be 1000 to 100000000: 999",
        "--rounds, 0, --rounds must be 1 to 100: 0",
        "--partitions, 25, --partitions must be 1 to 24: 25",
        "--threads, 0, --threads must be 1 to 64: 0",
        "--seconds, 1, --seconds must be 2 to 3600: 1",
        "--systems, flink, --systems: there is no system flink",
    })
    void what_is_out_of_range_is_refused(String option, String value, String message) {
        assertThatThrownBy(() -> options(option, value))
                .isInstanceOf(ParameterException.class)
                .hasMessage(message);
    }

    @Test
    void a_file_in_a_folder_that_is_not_there_is_refused_before_anything_is_measured() {
        Path folder = dir.resolve("not-there");
        assertThatThrownBy(
                        () -> options("--json", folder.resolve("figures.json").toString()))
                .isInstanceOf(ParameterException.class)
                .hasMessage("--json: there is no folder " + folder);
    }

    @Test
    void nothing_and_otpwatch_may_run_alone() {
        assertThat(options("--systems", "none").beside()).isEmpty();
        assertThat(options("--systems", "nothing,otpwatch").beside()).isEmpty();
    }

    @Test
    void a_file_in_the_present_folder_needs_no_path() {
        assertThat(options("--json", "figures.json").json()).contains(Path.of("figures.json"));
    }

    private static ThroughputOptions options(String... args) {
        ThroughputCommand command = new ThroughputCommand();
        new CommandLine(command).parseArgs(args);
        return command.options();
    }
}
