package io.otpwatch.standalone.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Severity;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentLinesTest {
    private static final IncidentRow MAJOR = new IncidentRow(
            Severity.MAJOR,
            "Codes to 310-260 do not arrive as usual since 11:57 UTC (3 min): 3 % of codes have a receipt, usual 93 %;"
                    + " 204 logins hurt, 17 more a minute; cause: carrier filtering, silent.",
            "codes to 310-260: carrier filtering, silent; 204 logins hurt");
    private static final IncidentRow MINOR = new IncidentRow(
            Severity.MINOR,
            "Receipts of codes by vonage stopped since 11:57 UTC (3 min), but users enter their codes: 65 % of"
                    + " challenges, usual 65 %.",
            "codes by vonage: receipt feed broken");

    @Test
    void one_incident_has_three_lines() {
        assertThat(IncidentLines.of(List.of(MAJOR), 80, 3, Paint.NONE))
                .containsExactly(
                        "MAJOR    Codes to 310-260 do not arrive as usual since 11:57 UTC (3 min): 3 % of",
                        "         codes have a receipt, usual 93 %; 204 logins hurt, 17 more a minute;",
                        "         cause: carrier filtering, silent.");
    }

    @Test
    void where_the_summary_does_not_fit_there_is_the_brief() {
        assertThat(IncidentLines.of(List.of(MAJOR), 80, 2, Paint.NONE))
                .containsExactly("MAJOR    codes to 310-260: carrier filtering, silent; 204 logins hurt");
        assertThat(IncidentLines.of(List.of(MAJOR), 40, 3, Paint.NONE))
                .containsExactly("MAJOR    codes to 310-260: carrier filt…");
    }

    @Test
    void of_two_the_first_has_the_line_that_is_left() {
        assertThat(IncidentLines.of(List.of(MAJOR, MINOR), 120, 3, Paint.NONE))
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("MAJOR    Codes to 310-260 do not arrive"))
                .satisfies(lines -> assertThat(lines.get(1)).endsWith(" cause: carrier filtering, silent."))
                .endsWith("MINOR    codes by vonage: receipt feed broken");
    }

    @Test
    void of_many_those_that_are_left_out_are_counted() {
        // Given
        List<IncidentRow> many = Collections.nCopies(5, MINOR);
        // When, Then
        assertThat(IncidentLines.of(many, 80, 3, Paint.NONE)).hasSize(4).endsWith("… and 2 more incidents");
        assertThat(IncidentLines.brief(many))
                .hasSize(4)
                .startsWith("MINOR codes by vonage: receipt feed broken")
                .endsWith("… and 2 more incidents");
    }

    @Test
    void where_nothing_is_open_nothing_is_shown() {
        assertThat(IncidentLines.of(List.of(), 80, 3, Paint.COLOURED)).isEmpty();
        assertThat(IncidentLines.brief(List.of())).isEmpty();
    }

    @Test
    void severities_have_their_colours() {
        assertThat(painted(Severity.CRITICAL)).startsWith("\u001b[1m\u001b[31mCRITICAL ");
        assertThat(painted(Severity.MAJOR)).startsWith("\u001b[31mMAJOR ");
        assertThat(painted(Severity.MINOR)).startsWith("\u001b[33mMINOR ");
        assertThat(painted(Severity.NOTICE)).startsWith("NOTICE ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 9, 10, 22, 60})
    void no_line_is_wider_than_the_terminal(int columns) {
        assertThat(IncidentLines.of(Collections.nCopies(4, MAJOR), columns, 3, Paint.NONE))
                .hasSize(4)
                .allMatch(line -> line.length() <= columns);
    }

    private static String painted(Severity severity) {
        return IncidentLines.of(List.of(new IncidentRow(severity, "x", "x")), 80, 1, Paint.COLOURED)
                .get(0);
    }
}
