package io.otpwatch.standalone.incidents;

import static io.otpwatch.standalone.incidents.MadeIncident.START;
import static io.otpwatch.standalone.incidents.MadeIncident.open;
import static io.otpwatch.standalone.incidents.MadeIncident.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Cause;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.processor.localise.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Broken from 120 s to 300 s; to be opened within 20 s, and over within 100 s. */
class IncidentVerdictTest {
    private static final Due CARRIER = due(Cause.CARRIER_FILTERING_SILENT, "domain", "310-260");
    private static final Due OUTAGE = due(Cause.PROVIDER_OUTAGE, "provider", "ses");
    private static final MadeIncident CARRIER_OPEN =
            open("i-c", 1, Cause.CARRIER_FILTERING_SILENT, "domain", "310-260", 130);
    private static final MadeIncident CARRIER_OVER = CARRIER_OPEN.ended(5, IncidentPhase.RESOLVED, 340);
    private static final MadeIncident OUTAGE_OPEN = open("i-p", 2, Cause.PROVIDER_OUTAGE, "provider", "ses", 126);
    private static final MadeIncident OUTAGE_OVER = OUTAGE_OPEN.ended(6, IncidentPhase.RESOLVED, 330);

    @Test
    void nothing_where_nothing_is_broken_is_right() {
        assertThat(IncidentVerdict.of(List.of(), List.of()).isRight()).isTrue();
    }

    @Test
    void anything_where_nothing_is_broken_is_wrong() {
        IncidentVerdict verdict = IncidentVerdict.of(List.of(), seen(CARRIER_OPEN));
        assertThat(verdict.isRight()).isFalse();
        assertThat(verdict.problems(START))
                .containsExactly("also CARRIER_FILTERING_SILENT at domain=310-260, opened after 130 s");
    }

    @Test
    void the_incident_that_had_to_come_and_no_other_is_right() {
        IncidentVerdict verdict = IncidentVerdict.of(List.of(CARRIER), seen(CARRIER_OPEN, CARRIER_OVER));
        assertThat(verdict.isRight()).isTrue();
        assertThat(verdict.problems(START)).isEmpty();
        assertThat(verdict.judged().get(0).delay()).contains(Duration.ofSeconds(10));
        assertThat(verdict.judged().get(0).publishedAfter()).contains(Duration.ofSeconds(11));
        assertThat(verdict.judged().get(0).recovery()).contains(Duration.ofSeconds(40));
    }

    @Test
    void none_is_said_with_what_was_expected() {
        assertThat(problems(CARRIER)).containsExactly("no incident for CARRIER_FILTERING_SILENT at domain=310-260");
    }

    @Test
    void two_at_once_each_have_their_own_whichever_came_first() {
        IncidentVerdict verdict = IncidentVerdict.of(
                List.of(CARRIER, OUTAGE), seen(CARRIER_OPEN, OUTAGE_OPEN, CARRIER_OVER, OUTAGE_OVER));
        assertThat(verdict.isRight()).isTrue();
        assertThat(verdict.judged())
                .extracting(one -> one.seen().map(SeenIncident::cause))
                .containsExactly(Optional.of(Cause.CARRIER_FILTERING_SILENT), Optional.of(Cause.PROVIDER_OUTAGE));
    }

    @Test
    void one_for_two_at_once_lacks_the_other() {
        IncidentVerdict verdict = IncidentVerdict.of(List.of(CARRIER, OUTAGE), seen(OUTAGE_OPEN, OUTAGE_OVER));
        assertThat(verdict.problems(START))
                .containsExactly("no incident for CARRIER_FILTERING_SILENT at domain=310-260");
    }

    @Test
    void a_second_incident_for_one_trouble_is_wrong_also_if_it_was_folded() {
        // Given
        MadeIncident second =
                open("i-x", 3, Cause.PENDING, "sender", "acme", 140).ended(4, IncidentPhase.FOLDED, 150);
        // When / Then
        assertThat(problems(CARRIER, CARRIER_OPEN, CARRIER_OVER, second))
                .containsExactly("also PENDING at sender=acme, opened after 140 s, folded");
    }

    @Test
    void wrong_cause_and_scope_are_said_with_the_right_ones() {
        MadeIncident open = open("i-w", 1, Cause.UNCLEAR, "country", "US", 130);
        assertThat(problems(CARRIER, open, open.ended(2, IncidentPhase.RESOLVED, 340)))
                .containsExactly(
                        "cause UNCLEAR instead of CARRIER_FILTERING_SILENT",
                        "scope country=US instead of domain=310-260");
    }

    @Test
    void what_comes_too_late_and_lasts_too_long_is_said_with_how_long_it_may() {
        MadeIncident open = open("i-l", 1, Cause.CARRIER_FILTERING_SILENT, "domain", "310-260", 141);
        assertThat(problems(CARRIER, open, open.ended(2, IncidentPhase.RESOLVED, 401)))
                .containsExactly(
                        "opened 21.0 s after its start, at most 20.0 s", "over 101.0 s after its end, at most 100.0 s");
    }

    @Test
    void what_was_opened_before_anything_broke_reports_nothing() {
        MadeIncident early = open("i-e", 1, Cause.CARRIER_FILTERING_SILENT, "domain", "310-260", 119);
        assertThat(problems(CARRIER, early))
                .containsExactly(
                        "no incident for CARRIER_FILTERING_SILENT at domain=310-260",
                        "also CARRIER_FILTERING_SILENT at domain=310-260, opened after 119 s");
    }

    @Test
    void one_that_stays_open_is_wrong() {
        assertThat(problems(CARRIER, CARRIER_OPEN)).containsExactly("not resolved");
    }

    @Test
    void one_that_is_folded_is_wrong() {
        assertThat(problems(CARRIER, CARRIER_OPEN, CARRIER_OPEN.ended(2, IncidentPhase.FOLDED, 340)))
                .containsExactly("folded into another one");
    }

    @Test
    void one_that_is_called_resolved_while_it_lasts_is_wrong_also_if_it_is_opened_anew() {
        // Given
        MadeIncident early = CARRIER_OPEN.ended(2, IncidentPhase.RESOLVED, 200);
        MadeIncident again = CARRIER_OPEN.again(3);
        // When / Then
        assertThat(problems(CARRIER, CARRIER_OPEN, early, again, CARRIER_OVER))
                .containsExactly("resolved 100.0 s before its end");
    }

    private static List<String> problems(Due due, MadeIncident... records) {
        return IncidentVerdict.of(List.of(due), seen(records)).problems(START);
    }

    private static Due due(Cause cause, String name, String value) {
        ExpectedIncident expected = new ExpectedIncident(
                cause,
                List.of(Scope.of(Map.of(name, value))),
                START.plusSeconds(120),
                Optional.of(START.plusSeconds(300)));
        return new Due(expected, Duration.ofSeconds(20), Duration.ofSeconds(100));
    }
}
