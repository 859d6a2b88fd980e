package io.otpwatch.benchmarks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ScenariosCommandTest {
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "--rates, 0, --rates must be 1 to 10000: 0",
        "--warm-up, 0, --warm-up must be 1 to 3600: 0",
        "--trouble, 4000, --trouble must be 1 to 3600: 4000",
        "--at-once, 17, --at-once must be 1 to 16: 17",
        "--only, showcase, --only has no showcase: one or more of healthy",
    })
    void what_makes_no_sense_is_refused(String option, String value, String why) {
        assertThat(run(option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(why);
    }

    @Test
    void a_page_of_some_scenarios_only_is_refused() {
        assertThat(run("--only", "healthy", "--docs", "page.md")).isEqualTo(2);
        assertThat(err.toString()).contains("--docs is for all scenarios");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"rows\": 1}", "secret"})
    void figures_that_are_none_are_refused(String text, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("figures.json"), text);
        assertThat(run("--only", "healthy", "--earlier", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--earlier is a file that --json wrote: no ScenariosReport");
    }

    private int run(String... args) {
        return new CommandLine(new ScenariosCommand())
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
