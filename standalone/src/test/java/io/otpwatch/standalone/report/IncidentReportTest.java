package io.otpwatch.standalone.report;

import static io.otpwatch.standalone.incidents.MadeIncident.START;
import static io.otpwatch.standalone.incidents.MadeIncident.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.simulator.CauseKind;
import io.otpwatch.standalone.incidents.MadeIncident;
import io.otpwatch.standalone.incidents.SeenIncident;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IncidentReportTest {
    private static final MadeIncident INCIDENT =
            open("i-1", 1, Cause.CARRIER_FILTERING_SILENT, "domain", "310-260", 200);
    private static final io.otpwatch.simulator.Cause BLOCK = block(Map.of("domain", "310-260"), 180, 360);

    @Test
    void it_has_what_was_said_last_and_all_times() {
        // Given
        Incident over = INCIDENT.ended(2, IncidentPhase.RESOLVED, 390)
                .builder()
                .setStartedAt(at(185).toEpochMilli())
                .setLoginsHurt(204)
                .setCodesHurt(251)
                .build();
        // When, Then
        assertThat(IncidentReport.of(seen(over), List.of(BLOCK)))
                .isEqualTo(new IncidentReport(
                        "i-1",
                        Map.of("domain", "310-260"),
                        "CARRIER_FILTERING_SILENT",
                        "MAJOR",
                        "Summary 2.",
                        "2026-03-01T12:03:05Z",
                        "2026-03-01T12:03:20Z",
                        "2026-03-01T12:06:30Z",
                        null,
                        20.0,
                        204,
                        251));
    }

    @Test
    void one_that_is_open_has_no_end() {
        IncidentReport open = IncidentReport.of(seen(INCIDENT.record()), List.of(BLOCK));
        assertThat(open.resolvedAt()).isNull();
        assertThat(open.foldedInto()).isNull();
    }

    @Test
    void one_that_became_part_of_another_was_not_resolved() {
        // Given
        Incident folded = INCIDENT.ended(2, IncidentPhase.FOLDED, 210)
                .builder()
                .setFoldedInto("i-0")
                .build();
        // When
        IncidentReport report = IncidentReport.of(seen(folded), List.of(BLOCK));
        // Then
        assertThat(report.resolvedAt()).isNull();
        assertThat(report.foldedInto()).isEqualTo("i-0");
    }

    @Test
    void a_true_cause_matches_if_it_has_all_codes_of_the_incident() {
        assertThat(delay(Map.of("domain", "310-260"))).isEqualTo(20);
        assertThat(delay(Map.of())).isEqualTo(20);
        assertThat(delay(Map.of("domain", "310-410"))).isNull();
        assertThat(delay(Map.of("domain", "310-260", "provider", "twilio"))).isNull();
    }

    @Test
    void another_name_of_just_the_same_codes_matches_too() {
        // Given
        SeenIncident seen =
                seen(INCIDENT.alsoCalled("codes to deutsche-telekom").record());
        // When
        Optional<io.otpwatch.simulator.Cause> cause =
                TrueCause.of(seen, List.of(block(Map.of("operator", "deutsche-telekom"), 180, 360)));
        // Then
        assertThat(cause).isPresent();
    }

    @Test
    void what_began_later_or_was_over_before_does_not_match() {
        assertThat(TrueCause.of(seen(INCIDENT.record()), List.of(block(BLOCK.scope(), 201, 360))))
                .isEmpty();
        assertThat(TrueCause.of(seen(INCIDENT.record()), List.of(block(BLOCK.scope(), 10, 200))))
                .isEmpty();
    }

    @Test
    void of_several_the_one_of_just_its_codes_counts_then_its_cause_then_the_latest() {
        // Given
        io.otpwatch.simulator.Cause all = block(Map.of(), 190, 360);
        io.otpwatch.simulator.Cause other =
                new io.otpwatch.simulator.Cause(CauseKind.SLOW_ROUTE, BLOCK.scope(), at(185), Optional.of(at(360)));
        io.otpwatch.simulator.Cause before = block(BLOCK.scope(), 100, 360);
        // When, Then
        assertThat(TrueCause.of(seen(INCIDENT.record()), List.of(all, other))).contains(other);
        assertThat(TrueCause.of(seen(INCIDENT.record()), List.of(other, BLOCK))).contains(BLOCK);
        assertThat(TrueCause.of(seen(INCIDENT.record()), List.of(before, BLOCK, before)))
                .contains(BLOCK);
    }

    private static @Nullable Double delay(Map<String, String> scope) {
        return IncidentReport.of(seen(INCIDENT.record()), List.of(block(scope, 180, 360)))
                .delaySeconds();
    }

    private static SeenIncident seen(Incident... records) {
        return MadeIncident.seen(records).get(0);
    }

    private static io.otpwatch.simulator.Cause block(Map<String, String> scope, long start, long end) {
        return new io.otpwatch.simulator.Cause(
                CauseKind.CARRIER_FILTERING_SILENT, scope, at(start), Optional.of(at(end)));
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }
}
