package io.otpwatch.standalone.demo;

import static io.otpwatch.standalone.health.Healths.CARRIER;
import static io.otpwatch.standalone.health.Healths.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.standalone.health.BadPhase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeenTest {
    @Test
    void each_incident_is_a_line_on_the_clock_of_the_table() {
        // Given
        BadPhase over = new BadPhase(
                CARRIER, "x", NOON.plusSeconds(180), NOON.plusSeconds(255), Optional.of(NOON.plusSeconds(430)));
        BadPhase open = new BadPhase(CARRIER, "x", NOON.plusSeconds(780), NOON.plusSeconds(850), Optional.empty());
        // When, Then
        assertThat(Seen.lines(List.of(over, open), NOON))
                .containsExactly(
                        "incident: SMS/twilio/acme/US/310-260 bad since 3:00, seen at 4:15, over at 7:10",
                        "incident: SMS/twilio/acme/US/310-260 bad since 13:00, seen at 14:10, not over");
    }

    @Test
    void a_run_without_incidents_says_so() {
        assertThat(Seen.lines(List.of(), NOON)).containsExactly("incidents: none");
    }
}
