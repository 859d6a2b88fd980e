package io.otpwatch.standalone.replay.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnMapTest {
    @Test
    void a_file_and_an_option_say_the_same() {
        // Given
        String lines = """
                # don't mind the comment
                challengeId = session

                at = "sent, at" : yyyy-MM-dd HH:mm:ss[.SSS]@Europe/Berlin
                provider = 'twilio'
                type = event
                type : sent -> CodeSent
                type : "no, not sent" -> -
                """;
        String commas = "challengeId=session,at=\"sent, at\":yyyy-MM-dd HH:mm:ss[.SSS]@Europe/Berlin,provider='twilio',"
                + "type=event,type:sent->CodeSent,type:\"no, not sent\"->-";
        // When
        ColumnMap map = ColumnMap.ofLines(lines);
        // Then
        assertThat(map.toString().replaceAll("TimeFormat@\\w+", "TimeFormat"))
                .isEqualTo(ColumnMap.ofCommas(commas).toString().replaceAll("TimeFormat@\\w+", "TimeFormat"));
        assertThat(map.entry("at").orElseThrow().column()).contains("sent, at");
        assertThat(map.entry("provider").orElseThrow().constant()).isEqualTo("twilio");
        assertThat(map.meaning("type", "sent")).isEqualTo("CodeSent");
        assertThat(map.meaning("type", "no, not sent")).isEqualTo("-");
        assertThat(map.meaning("type", "anything")).isEqualTo("anything");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "nonsense | entry 1: expected field = column, field = 'constant' or field : value -> meaning",
                "user=x | entry 1: there is no field user; there are challengeId, codeId, ",
                "type=a,type=b | entry 2 (type): the field has an entry already",
                "type= | entry 1 (type): a column, or a 'constant' in quotes",
                "type=a,at=ts:epoch | entry 2 (at): no format for a time; one of epoch-s, epoch-ms, iso, or a pattern",
                "type=a,at=ts:yyyy-MM-dd HH:mm:ss | entry 2 (at): the pattern needs a date, a time and a zone; @ZONE",
                "type=a,at=ts:yyyy-MM-dd@UTC | entry 2 (at): the pattern needs a date, a time and a zone; @ZONE",
                "type=a,at=ts:iso@Mars/Base | entry 2 (at): there is no time zone of that name behind the @",
                "type=a,type:x->CodeLost | entry 2 (type): CodeSent, CodeReceived/KIND, CodeFailed/CLASS/reason, or - ",
                "type=a,type:x->CodeSent/SMS | entry 2 (type): CodeSent, CodeReceived/KIND, CodeFailed/CLASS/reason, or - ",
                "type=a,type:x-> | entry 2 (type): a value of the column and what it means, with -> between them",
                "type=a,type:x->CodeSent,type:x->- | entry 3 (type): that value has a meaning already",
                "at=a,at:x->y | entry 2 (at): times have a format, no values",
                "type=a | the map has no entry for challengeId",
                "challengeId=a | the map has no entry for type",
                "type=a,challengeId=b | the map has no entry for at, the time of the event",
                "type=a,challengeId=b,at=c,kind:x->INBOX | the map says what values of kind mean, but not which column",
            })
    void what_is_wrong_names_the_entry(String map, String message) {
        assertThatThrownBy(() -> ColumnMap.ofCommas(map))
                .isInstanceOf(BadMap.class)
                .hasMessageStartingWith(message);
    }
}
