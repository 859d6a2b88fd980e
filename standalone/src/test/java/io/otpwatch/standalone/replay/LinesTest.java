package io.otpwatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void every_kind_of_line_end_ends_a_line_and_the_last_needs_none() throws IOException {
        assertThat(read("a\nb\r\nc\rd\n\ne")).extracting(Lines.Line::text).containsExactly("a", "b", "c", "d", "", "e");
    }

    @Test
    void lines_are_numbered_from_1() throws IOException {
        assertThat(read("a\nb\n")).extracting(Lines.Line::number).containsExactly(1L, 2L);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_line() throws IOException {
        assertThat(read("\uFEFFa\n\uFEFFb")).extracting(Lines.Line::text).containsExactly("a", "\uFEFFb");
    }

    @Test
    void a_line_without_end_takes_no_more_than_its_limit_and_says_so() throws IOException {
        // When
        List<Lines.Line> lines = read("x".repeat(Lines.MAX + 1000) + "\nb");
        // Then
        assertThat(lines.get(0).text()).hasSize(Lines.MAX);
        assertThat(lines.get(0).isCut()).isTrue();
        assertThat(lines.get(1).text()).isEqualTo("b");
        assertThat(lines.get(1).isCut()).isFalse();
    }

    private static List<Lines.Line> read(String text) throws IOException {
        Lines lines = new Lines(new StringReader(text));
        List<Lines.Line> all = new ArrayList<>();
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get());
        }
        return all;
    }
}
