package io.otpwatch.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Channel;
import io.otpwatch.events.Stuck;
import io.otpwatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** The challenge that is stuck was sent by twilio, as acme, to 310-260 of t-mobile in the US. */
class IncidentBoardTest {
    private static final long START = 1_700_000_000_000L;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final String SCOPE = "domain=310-260";
    private static final String ELSEWHERE = "domain=262-01";

    private final IncidentBoard board = new IncidentBoard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "channel=sms",
                "country=US",
                "operator=t-mobile",
                "domain=310-260",
                "provider=twilio,sender=acme,domain=310-260"
            })
    void an_incident_whose_scope_holds_the_route_explains_it(String scope) {
        // When
        take(MadeIncident.open("i-1", scope, START));

        // Then
        assertThat(explaining(START)).hasValue("i-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel=email",
                "country=DE",
                "domain=262-01",
                "provider=vonage,domain=310-260",
                "channel=sms,platform=ios-app-12",
                "channel=sms,range=1415555"
            })
    void one_whose_scope_does_not_hold_it_explains_nothing(String scope) {
        // When
        take(MadeIncident.open("i-1", scope, START));

        // Then
        assertThat(explaining(START)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FEED_BROKEN", "MONITOR_LAGS", "SENDS_STOPPED", "PUMPING"})
    void what_keeps_no_code_from_a_user_explains_nothing(Cause cause) {
        // When
        take(MadeIncident.open("i-1", SCOPE, START).because(cause));

        // Then
        assertThat(explaining(START)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"FEED_BROKEN", "MONITOR_LAGS", "SENDS_STOPPED", "PUMPING"})
    void every_other_cause_explains_it(Cause cause) {
        // When
        take(MadeIncident.open("i-1", SCOPE, START).because(cause));

        // Then
        assertThat(explaining(START)).hasValue("i-1");
    }

    @ParameterizedTest
    @CsvSource({
        "-300000, -60001, false",
        "-300000, -60000, true",
        "-300000, 300000, true",
        "60000, 120000, true",
        "120000, 180000, true",
        "120001, 180000, false",
    })
    void an_incident_explains_who_waited_during_it_its_start_being_known_to_a_minute(
            long since, long stuckAt, boolean explains) {
        // When
        take(MadeIncident.open("i-1", SCOPE, START).endedAt(START + 120_000));

        // Then
        assertThat(board.explaining(stuck(START + since, START + stuckAt)).isPresent())
                .isEqualTo(explains);
    }

    @Test
    void an_open_one_that_was_not_told_for_ten_minutes_is_lost_and_explains_what_was_before_only() {
        // Given
        take(MadeIncident.open("lost", SCOPE, START).toldAt(START + 5 * MINUTE));

        // When
        take(MadeIncident.open("another", ELSEWHERE, START).toldAt(START + 15 * MINUTE));
        Optional<String> after10 = explaining(START + 6 * MINUTE);
        take(MadeIncident.open("another", ELSEWHERE, START).toldAt(START + 15 * MINUTE + 1));

        // Then
        assertThat(after10).hasValue("lost");
        assertThat(explaining(START + 6 * MINUTE)).isEmpty();
        assertThat(explaining(START + 5 * MINUTE)).hasValue("lost");
    }

    @Test
    void one_that_was_lost_and_is_told_again_explains_again() {
        // Given
        take(MadeIncident.open("i-1", SCOPE, START));
        take(MadeIncident.open("another", ELSEWHERE, START).toldAt(START + 30 * MINUTE));

        // When
        take(MadeIncident.open("i-1", SCOPE, START).toldAt(START + 30 * MINUTE));

        // Then
        assertThat(explaining(START + 30 * MINUTE)).hasValue("i-1");
    }

    @Test
    void one_that_ended_is_kept_for_an_hour() {
        // Given
        take(MadeIncident.open("over", SCOPE, START).endedAt(START + MINUTE));

        // When
        take(MadeIncident.open("another", ELSEWHERE, START).toldAt(START + MINUTE + HOUR));
        Optional<String> withinTheHour = explaining(START);
        take(MadeIncident.open("another", ELSEWHERE, START).toldAt(START + MINUTE + HOUR + 1));

        // Then
        assertThat(withinTheHour).hasValue("over");
        assertThat(explaining(START)).isEmpty();
    }

    @Test
    void one_that_was_lost_is_discarded_an_hour_after_it_was_told_last() {
        // Given
        take(MadeIncident.open("lost", SCOPE, START));

        // When
        take(MadeIncident.open("another", ELSEWHERE, START).toldAt(START + HOUR));
        Optional<String> withinTheHour = explaining(START);
        take(MadeIncident.open("another", ELSEWHERE, START).toldAt(START + HOUR + 1));

        // Then
        assertThat(withinTheHour).hasValue("lost");
        assertThat(explaining(START)).isEmpty();
    }

    @Test
    void of_several_the_narrowest_is_named_and_of_equal_ones_always_the_same() {
        // When
        take(MadeIncident.open("a-wide", "channel=sms", START));
        Optional<String> one = explaining(START);
        take(MadeIncident.open("z-narrow", "provider=twilio,domain=310-260", START));
        take(MadeIncident.open("b-wide", "country=US", START));
        Optional<String> several = explaining(START);
        take(MadeIncident.open("y-narrow", "provider=twilio,country=US", START));

        // Then
        assertThat(one).hasValue("a-wide");
        assertThat(several).hasValue("z-narrow");
        assertThat(explaining(START)).hasValue("y-narrow");
    }

    @Test
    void the_latest_record_of_an_incident_counts() {
        // Given
        take(MadeIncident.open("i-1", ELSEWHERE, START));

        // When
        take(MadeIncident.open("i-1", "", START).toldAt(START + MINUTE));
        Optional<String> grown = explaining(START + 10 * MINUTE);
        take(MadeIncident.open("i-1", "", START).endedAt(START + 2 * MINUTE));

        // Then
        assertThat(grown).hasValue("i-1");
        assertThat(explaining(START + 10 * MINUTE)).isEmpty();
    }

    @Test
    void a_record_without_value_takes_the_incident_away() {
        // Given
        take(MadeIncident.open("i-1", SCOPE, START));

        // When
        Optional<String> refused = board.take(bytes("i-1"), null);

        // Then
        assertThat(refused).isEmpty();
        assertThat(explaining(START)).isEmpty();
    }

    @Test
    void what_is_no_incident_or_has_no_key_is_told_and_changes_nothing() {
        // Given
        take(MadeIncident.open("i-1", SCOPE, START));

        // When
        Optional<String> noIncident = board.take(bytes("i-1"), bytes("jane.doe@example.com"));
        Optional<String> noKey = board.take(null, null);

        // Then
        assertThat(noIncident)
                .hasValueSatisfying(
                        why -> assertThat(why).startsWith("malformed: ").doesNotContain("jane"));
        assertThat(noKey).hasValue("key: expected an id; was not given");
        assertThat(explaining(START)).hasValue("i-1");
    }

    private void take(MadeIncident incident) {
        assertThat(board.take(bytes(incident.id()), Topics.INCIDENTS.serde().encode(incident.record())))
                .isEmpty();
    }

    /** Of a challenge that began then, and was stuck a minute later. */
    private Optional<String> explaining(long since) {
        return board.explaining(stuck(since, since + MINUTE));
    }

    private static Stuck stuck(long since, long stuckAt) {
        return new Stuck(
                "0123456789abcdef0123456789abcdef",
                "c-1",
                since,
                stuckAt,
                null,
                1,
                false,
                Channel.SMS,
                "twilio",
                "acme",
                "US",
                "310-260",
                "t-mobile");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
