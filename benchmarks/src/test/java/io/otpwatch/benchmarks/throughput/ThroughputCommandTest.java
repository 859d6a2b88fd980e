package io.otpwatch.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class ThroughputCommandTest {
    @TempDir
    Path dir;

    @Test
    void without_options_it_asks_for_a_million_codes_three_times_with_half_in_one_domain_and_bars() {
        int cores = Runtime.getRuntime().availableProcessors();
        assertThat(options()).isEqualTo(new ThroughputOptions(2_400_000, 3, 4, cores, false, Optional.empty(), true));
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
                "--no-bars",
                "--json",
                file.toString());
        // Then
        assertThat(options).isEqualTo(new ThroughputOptions(200_000, 1, 8, 3, true, Optional.of(file), false));
    }

    @ParameterizedTest
    @CsvSource({
        "--events, 999, --events must be 1000 to 100000000: 999",
        "--rounds, 0, --rounds must be 1 to 100: 0",
        "--partitions, 25, --partitions must be 1 to 24: 25",
        "--threads, 0, --threads must be 1 to 64: 0",
    })
    void a_number_out_of_range_is_refused_with_its_range(String option, String value, String message) {
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
    void a_file_in_the_present_folder_needs_no_path() {
        assertThat(options("--json", "figures.json").json()).contains(Path.of("figures.json"));
    }

    private static ThroughputOptions options(String... args) {
        ThroughputCommand command = new ThroughputCommand();
        new CommandLine(command).parseArgs(args);
        return command.options();
    }
}
