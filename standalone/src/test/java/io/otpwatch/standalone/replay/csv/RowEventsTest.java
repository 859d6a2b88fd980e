package io.otpwatch.standalone.replay.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.client.Destinations;
import io.otpwatch.rules.RecipientKey;
import io.otpwatch.rules.RecipientKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowEventsTest {
    private static final Destinations DESTINATIONS =
            Destinations.of(RecipientKeys.of(new RecipientKey("test", new byte[32])));
    private static final String MAP = "challengeId=session,codeId=msg,at=ts,type=event,type:sent->CodeSent,"
            + "type:ok->CodeReceived/DELIVERED,type:typed->CodeReceived/entered,type:dead->CodeFailed/recipient/opted_out,"
            + "type:queued->-,provider=via,sender='22395',number=phone,address=mail,carrier=mccmnc,attempt=try,"
            + "rawCodes=status";
    private static final List<String> HEADER =
            List.of("ts", "event", "session", "msg", " via ", "phone", "mail", "mccmnc", "try", "status", "beside");

    private final RowEvents rows = new RowEvents(ColumnMap.ofCommas(MAP), HEADER, DESTINATIONS);

    @Test
    void a_number_becomes_a_route_and_a_recipient() throws BadCell {
        // When
        String event = event("sent", "+49 1511 2345678", "", "", "2");
        // Then
        assertThat(event)
                .contains("\"type\":\"CodeSent\"", "\"challengeId\":\"s1\"", "\"codeId\":\"m1\"", "\"attempt\":2")
                .contains("\"sentAt\":1714557600000", "\"channel\":\"SMS\"", "\"country\":\"DE\"")
                .contains("\"provider\":\"twilio\"", "\"sender\":\"22395\"", "\"recipientKeyId\":\"test\"")
                .doesNotContain("5678", "beside");
    }

    @Test
    void the_carrier_of_the_log_is_believed() throws BadCell {
        assertThat(event("sent", "+4915112345678", "", "262-02", "")).contains("\"domain\":\"262-02\"");
    }

    @Test
    void an_address_becomes_a_domain_and_a_recipient_and_the_first_attempt_is_assumed() throws BadCell {
        assertThat(event("sent", "", "Jane.Doe@GMail.com", "", ""))
                .contains(
                        "\"channel\":\"EMAIL\"", "\"domain\":\"gmail.com\"", "\"operator\":\"google\"", "\"attempt\":1")
                .doesNotContainIgnoringCase("jane");
    }

    @Test
    void a_value_of_the_type_says_kind_class_and_reason() throws BadCell {
        assertThat(event("ok", "", "", "", ""))
                .contains("\"type\":\"CodeReceived\"", "\"kind\":\"DELIVERED\"", "\"receivedAt\":1714557600000")
                .doesNotContain("sender", "attempt");
        assertThat(event("typed", "", "", "", "")).contains("\"kind\":\"ENTERED\"");
        assertThat(event("dead", "", "", "", ""))
                .contains("\"type\":\"CodeFailed\"", "\"reasonClass\":\"RECIPIENT\"", "\"reason\":\"opted_out\"")
                .contains("\"failedAt\":1714557600000", "\"rawCodes\":[\"30007\"]");
    }

    @Test
    void rows_are_left_out_as_the_map_says() throws BadCell {
        assertThat(rows.event(cells("queued", "", "", "", ""))).isEmpty();
    }

    @Test
    void a_column_wins_over_what_a_number_says() throws BadCell {
        // Given
        RowEvents rows = new RowEvents(
                ColumnMap.ofCommas("challengeId=a,at=b,type='CodeSent',number=c,channel='other',country=d"),
                List.of("a", "b", "c", "d"),
                DESTINATIONS);
        // When, Then
        assertThat(rows.event(List.of("x", "1714557600", "+4915112345678", "at")))
                .hasValueSatisfying(event -> assertThat(event).contains("\"channel\":\"OTHER\"", "\"country\":\"AT\""));
    }

    @Test
    void what_is_bad_is_named_by_field_and_never_shown() {
        assertBad("type", "call +4915112345678", "", "", "", "");
        assertBad("number", "sent", "call +4915112345678 now", "", "", "");
        assertBad("number", "sent", "+4915112345678", "", "Vodafone", "");
        assertBad("address", "sent", "", "jane.4915112345678", "", "");
        assertBad("attempt", "sent", "", "", "", "4915112345678x");
        assertThatThrownBy(() -> rows.event(List.of("a", "b")))
                .isInstanceOf(BadCell.class)
                .hasMessage("line: 11 columns; was 2");
    }

    @Test
    void a_column_that_is_not_there_or_there_twice_names_the_entry() {
        ColumnMap map = ColumnMap.ofCommas("challengeId=a,at=b,type=c");
        assertThatThrownBy(() -> new RowEvents(map, List.of("a", "b"), DESTINATIONS))
                .isInstanceOf(BadMap.class)
                .hasMessage("entry 3 (type): no column of the log is called c");
        assertThatThrownBy(() -> new RowEvents(map, List.of("a", "b", "c", "b"), DESTINATIONS))
                .isInstanceOf(BadMap.class)
                .hasMessage("entry 2 (at): more than one column of the log is called b");
    }

    private void assertBad(String field, String type, String number, String address, String carrier, String attempt) {
        assertThatThrownBy(() -> event(type, number, address, carrier, attempt))
                .isInstanceOf(BadCell.class)
                .hasMessageStartingWith(field + ": ")
                .message()
                .doesNotContain("4915112345678", "jane", "Vodafone");
    }

    private String event(String type, String number, String address, String carrier, String attempt) throws BadCell {
        return rows.event(cells(type, number, address, carrier, attempt)).orElseThrow();
    }

    private static List<String> cells(String type, String number, String address, String carrier, String attempt) {
        return List.of(
                "1714557600", type, "s1", "m1", "Twilio ", number, address, carrier, attempt, "30007", "not mapped");
    }
}
