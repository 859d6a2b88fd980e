package io.otpwatch.standalone.report;

import static io.otpwatch.standalone.health.Healths.CARRIER;
import static io.otpwatch.standalone.health.Healths.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.simulator.Cause;
import io.otpwatch.simulator.CauseKind;
import io.otpwatch.standalone.health.BadPhase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static final Cause BLOCK = cause(Map.of("domain", "310-260"), 180, 360);
    private static final BadPhase PHASE =
            new BadPhase(CARRIER, "deutsche-telekom", at(185), at(255), Optional.of(at(430)));

    @Test
    void an_incident_has_the_route_and_all_its_times() {
        assertThat(Incidents.of(List.of(PHASE), List.of(BLOCK)))
                .containsExactly(new Report.Incident(
                        Map.of(
                                "channel", "SMS",
                                "provider", "twilio",
                                "sender", "acme",
                                "country", "US",
                                "domain", "310-260"),
                        "UNKNOWN",
                        "2026-03-01T12:03:05Z",
                        "2026-03-01T12:04:15Z",
                        "2026-03-01T12:07:10Z",
                        75.0));
    }

    @Test
    void one_that_is_not_over_has_no_end() {
        // Given
        BadPhase open = new BadPhase(CARRIER, "deutsche-telekom", at(185), at(255), Optional.empty());
        // When, Then
        assertThat(Incidents.of(List.of(open), List.of(BLOCK)))
                .extracting(Report.Incident::resolvedAt)
                .containsOnlyNulls();
    }

    @Test
    void a_true_cause_matches_if_the_route_has_all_of_its_scope() {
        assertThat(delay(cause(Map.of("domain", "310-260", "provider", "twilio"), 180, 360)))
                .isEqualTo(75);
        assertThat(delay(cause(Map.of("operator", "deutsche-telekom"), 195, 360)))
                .isEqualTo(60);
        assertThat(delay(cause(Map.of("domain", "310-260", "provider", "vonage"), 180, 360)))
                .isNull();
        assertThat(delay(cause(Map.of("operator", "att"), 180, 360))).isNull();
        assertThat(delay(cause(Map.of("colour", "red"), 180, 360))).isNull();
    }

    @Test
    void what_began_later_or_was_over_before_does_not_match() {
        assertThat(delay(cause(Map.of("domain", "310-260"), 256, 360))).isNull();
        assertThat(delay(cause(Map.of("domain", "310-260"), 10, 180))).isNull();
    }

    @Test
    void of_several_the_latest_counts() {
        // Given
        List<Cause> truth = List.of(cause(Map.of("domain", "310-260"), 100, 900), BLOCK);
        // When, Then
        assertThat(Incidents.of(List.of(PHASE), truth))
                .extracting(Report.Incident::delaySeconds)
                .containsExactly(75.0);
    }

    private static @Nullable Double delay(Cause cause) {
        return Incidents.of(List.of(PHASE), List.of(cause)).get(0).delaySeconds();
    }

    private static Cause cause(Map<String, String> scope, long start, long end) {
        return new Cause(CauseKind.CARRIER_FILTERING_SILENT, scope, at(start), Optional.of(at(end)));
    }

    private static Instant at(long second) {
        return NOON.plusSeconds(second);
    }
}
