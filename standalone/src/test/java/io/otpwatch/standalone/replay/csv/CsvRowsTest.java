package io.otpwatch.standalone.replay.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CsvRowsTest {
    private final CsvRows rows = new CsvRows(',');

    @Test
    void cells_may_be_empty_or_in_quotes() throws BadCell {
        assertThat(rows.add("a,,\"b, \"\"c\"\"\","))
                .hasValueSatisfying(cells -> assertThat(cells).containsExactly("a", "", "b, \"c\"", ""));
    }

    @Test
    void a_row_in_quotes_goes_on_in_the_next_line() throws BadCell {
        assertThat(rows.add("a,\"b")).isEmpty();
        assertThat(rows.openLines()).isOne();
        assertThat(rows.add("c\",d"))
                .hasValueSatisfying(cells -> assertThat(cells).containsExactly("a", "b\nc", "d"));
        assertThat(rows.openLines()).isZero();
    }

    @Test
    void another_separator_separates() throws BadCell {
        assertThat(new CsvRows('\t').add("a,b\tc"))
                .hasValueSatisfying(cells -> assertThat(cells).containsExactly("a,b", "c"));
    }

    @Test
    void a_quote_that_is_never_closed_takes_64_lines_and_no_more() throws BadCell {
        // Given
        for (int line = 1; line < 64; line++) {
            assertThat(rows.add(line == 1 ? "\"a" : "b")).isEmpty();
        }
        // When, Then
        assertThatThrownBy(() -> rows.add("secret"))
                .isInstanceOf(BadCell.class)
                .hasMessage("line: a quote that is closed; was open to the end of 64 lines");
        assertThat(rows.add("c,d"))
                .hasValueSatisfying(cells -> assertThat(cells).containsExactly("c", "d"));
    }

    @Test
    void what_follows_a_closed_quote_is_refused_and_the_next_row_read() throws BadCell {
        assertThatThrownBy(() -> rows.add("\"a\"secret,b"))
                .isInstanceOf(BadCell.class)
                .message()
                .doesNotContain("secret");
        assertThat(rows.add("c,d")).isPresent();
    }

    @Test
    void a_quote_within_a_cell_is_a_character_and_takes_no_other_line() throws BadCell {
        assertThat(rows.add("a,5\" disk,b"))
                .hasValueSatisfying(cells -> assertThat(cells).containsExactly("a", "5\" disk", "b"));
        assertThat(rows.add("a, \"b"))
                .hasValueSatisfying(cells -> assertThat(cells).containsExactly("a", " \"b"));
        assertThat(rows.openLines()).isZero();
    }

    @Test
    void a_line_that_is_bad_takes_no_other_line_though_a_quote_follows() throws BadCell {
        assertThatThrownBy(() -> rows.add("\"a\"secret,\"b")).isInstanceOf(BadCell.class);
        assertThat(rows.openLines()).isZero();
        assertThat(rows.add("c\"")).isPresent();
    }

    @Test
    void blanks_may_follow_a_closed_quote_and_a_doubled_one_at_the_end_stays_open() throws BadCell {
        assertThat(rows.add("\"a\" ,b"))
                .hasValueSatisfying(cells -> assertThat(cells).containsExactly("a", "b"));
        assertThat(rows.add("\"a\"\"")).isEmpty();
        assertThat(rows.add("\"\"b\""))
                .hasValueSatisfying(cells -> assertThat(cells).containsExactly("a\"\n\"b"));
    }

    @Test
    void a_row_that_the_end_of_the_log_cuts_off_is_said() throws BadCell {
        // Given
        rows.add("\"a");
        // When, Then
        assertThatThrownBy(rows::end).isInstanceOf(BadCell.class);
        rows.end();
    }
}
