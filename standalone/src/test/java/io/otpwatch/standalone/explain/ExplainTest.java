package io.otpwatch.standalone.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainTest {
    private static final Path SAMPLE = Path.of("../samples/failed-payments.csv");
    private static final Path PAGE = Path.of("../docs/explain.md");
    private static final String HEADER = "minute,region,bad,total\n";

    @Test
    void the_page_shows_what_the_sample_gives() throws Exception {
        assertThat(Files.readString(PAGE)).contains(Explain.file(SAMPLE, List.of(), Optional.empty()));
    }

    @Test
    void the_sample_is_explained_by_cards_in_brazil() throws Exception {
        // When
        JsonNode explained = explained(Files.readString(SAMPLE), List.of(), Optional.empty());
        // Then
        assertThat(explained.get("minutes").asInt()).isEqualTo(40);
        assertThat(explained.get("leaves").asInt()).isEqualTo(27);
        assertThat(explained.get("culprits")).hasSize(1);
        JsonNode culprit = explained.get("culprits").get(0);
        assertThat(culprit.get("scope").toString()).isEqualTo("{\"method\":\"card\",\"region\":\"br\"}");
        assertThat(culprit.get("since").asText()).isEqualTo("2026-01-15T09:32Z");
        assertThat(culprit.get("runnerUp").get("score").asDouble())
                .isLessThan(culprit.get("score").asDouble());
        assertThat(culprit.get("runnerUp").has("runnerUp")).isFalse();
    }

    @Test
    void only_the_attributes_asked_for_are_looked_at() throws Exception {
        // When
        JsonNode explained =
                explained(Files.readString(SAMPLE), List.of("region", "version"), Optional.of("2026-01-15T09:32Z"));
        // Then
        assertThat(explained.get("leaves").asInt()).isEqualTo(9);
        assertThat(explained.get("culprits").get(0).get("scope").toString()).isEqualTo("{\"region\":\"br\"}");
    }

    @Test
    void a_table_in_which_all_is_as_ever_has_no_culprits() throws Exception {
        // Given
        StringBuilder table = new StringBuilder("\uFEFF" + HEADER);
        for (int minute = 0; minute < 8; minute++) {
            table.append(minute).append(",de,1,100\n").append(minute).append(",\"br, south\",2,100\n\n");
        }
        // When, Then
        assertThat(explained(table.toString(), List.of(), Optional.empty()).get("culprits"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the table is empty: not even a header is there",
                "'minute,region,bad' | line 1: expected a header with the columns minute, bad and total; there is no total among 3",
                "'minute,bad,total' | line 1: expected a column of attributes beside minute, bad and total; was none",
                "'minute,bad,total,a,a' | line 1: expected each column once; was one twice",
                "'minute,bad,total,' | line 1: expected a name for each column; column 4 has none",
                "'minute,bad,total,a,b,c,d,e,f,g,h,i' | line 1: expected at most 8 columns of attributes; was 9."
                        + " --attributes chooses",
                "'minute,region,bad,total;1,de,0' | line 2: expected 4 cells as in the header; was 3",
                "'minute,region,bad,total;1,de,secret,9' | line 2, column bad: expected a whole number of at most 15 digits;"
                        + " was 6 other characters",
                "'minute,region,bad,total;1,de,-1,9' | line 2, column bad: expected a whole number of at most 15 digits; was 2"
                        + " other characters",
                "'minute,region,bad,total;1,de,0,' | line 2, column total: expected a whole number of at most 15 digits; was"
                        + " empty",
                "'minute,region,bad,total;1,de,0,9;2,de,10,9' | line 3, column bad: expected at most what the column total has;"
                        + " was more",
                "'minute,region,bad,total;noon,de,0,9' | line 2, column minute: expected a whole number, or a time as ISO 8601"
                        + " has it; was 4 other characters",
                "'minute,region,bad,total;1,de,0,9;2026-01-15T09:32Z,de,0,9' | line 3, column minute: expected a whole number,"
                        + " as above; was 17 other characters",
                "'minute,region,bad,total;1,me@example.com,0,9' | line 2, column region: expected no e-mail address; was"
                        + " something with an @",
                "'minute,region,bad,total;1,\"de,0,9' | line 2: expected a quote that is closed; was open to the end of 1 lines",
                "'minute,region,bad,total;1,de,0,9' | the table: two minutes are needed, one of them earlier: 1",
                "'minute,region,bad,total' | the table: two minutes are needed, one of them earlier: 0",
            })
    void what_is_no_such_table_is_told_by_line_and_column(String table, String expected) {
        assertThatThrownBy(() -> explained(table.replace(';', '\n'), List.of(), Optional.empty()))
                .isInstanceOf(BadTable.class)
                .hasMessage(expected);
    }

    @Test
    void an_attribute_that_is_no_column_is_told() {
        assertThatThrownBy(() -> explained(HEADER, List.of("version"), Optional.empty()))
                .isInstanceOf(BadTable.class)
                .hasMessage("--attributes: there is no column version of attributes; there are region");
    }

    @Test
    void a_start_must_be_a_minute_with_others_before_it() {
        String table = HEADER + "1,de,0,9\n2,de,0,9\n";
        assertThatThrownBy(() -> explained(table, List.of(), Optional.of("noon")))
                .hasMessage("--since: expected a minute as the table writes it; was 4 other characters");
        assertThatThrownBy(() -> explained(table, List.of(), Optional.of("1")))
                .hasMessage("--since: no minute is earlier");
        assertThatThrownBy(() -> explained(table, List.of(), Optional.of("3")))
                .hasMessage("--since: all minutes are earlier");
    }

    private static JsonNode explained(String table, List<String> attributes, Optional<String> since)
            throws IOException, BadTable {
        return new ObjectMapper().readTree(Explain.text(new StringReader(table), attributes, since));
    }
}
