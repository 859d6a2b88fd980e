package io.otpwatch.standalone.demo;

import static io.otpwatch.standalone.incidents.MadeIncident.START;
import static io.otpwatch.standalone.incidents.MadeIncident.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.standalone.incidents.MadeIncident;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenTest {
    private static final MadeIncident BLOCK = open("i-1", 1, Cause.CARRIER_FILTERING_SILENT, "domain", "310-260", 189);

    @Test
    void each_incident_is_a_line_on_the_clock_of_the_table() {
        // Given
        Incident over = BLOCK.ended(2, IncidentPhase.RESOLVED, 430)
                .builder()
                .setStartedAt(START.plusSeconds(181).toEpochMilli())
                .setLoginsHurt(1204)
                .build();
        Incident open = open("i-2", 3, Cause.PENDING, "provider", "ses", 780).record();
        Incident folded = open("i-3", 4, Cause.PENDING, "domain", "gmail.com", 781)
                .ended(5, IncidentPhase.FOLDED, 790)
                .builder()
                .setFoldedInto("i-2")
                .build();
        // When, Then
        assertThat(Seen.lines(MadeIncident.seen(over, open, folded), START))
                .containsExactly(
                        "incident i-1: codes of 310-260: carrier filtering, silent, MAJOR, since 3:01, opened at 3:09,"
                                + " over at 7:10, 1,204 logins hurt",
                        "incident i-2: codes of ses: not arriving, cause pending, MAJOR, since 13:00, opened at 13:00,"
                                + " not over, 0 logins hurt",
                        "incident i-3: codes of gmail.com: not arriving, cause pending, MAJOR, since 13:01, opened at"
                                + " 13:01, part of i-2, 0 logins hurt");
    }

    @Test
    void a_run_without_incidents_says_so() {
        assertThat(Seen.lines(List.of(), START)).containsExactly("incidents: none");
    }
}
