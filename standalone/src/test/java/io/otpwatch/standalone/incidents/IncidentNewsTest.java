package io.otpwatch.standalone.incidents;

import static io.otpwatch.standalone.incidents.MadeAdvice.item;
import static io.otpwatch.standalone.incidents.MadeIncident.START;
import static io.otpwatch.standalone.incidents.MadeIncident.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Advice;
import io.otpwatch.events.AdviceAction;
import io.otpwatch.events.Cause;
import io.otpwatch.events.IncidentPhase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentNewsTest {
    private static final MadeIncident PENDING = open("i-1", 1, Cause.PENDING, "domain", "310-260", 189);
    private static final MadeIncident SILENT = open("i-1", 3, Cause.CARRIER_FILTERING_SILENT, "domain", "310-260", 189);
    private static final String OPENED = "3:10 OPENED i-1 MAJOR: Summary 1. To do: Todo 1.";

    private final IncidentNews news = new IncidentNews();
    private final SeenIncidents seen = new SeenIncidents();

    @Test
    void an_incident_is_told_when_it_opens_and_with_what_is_to_be_done_and_then_no_more() {
        assertThat(after(PENDING)).containsExactly(OPENED);
        assertThat(after(PENDING.again(2))).isEmpty();
    }

    @Test
    void another_cause_is_told_with_what_is_to_be_done_for_it() {
        after(PENDING);
        assertThat(after(SILENT)).containsExactly("3:10 CHANGED i-1 MAJOR: Summary 3. To do: Todo 3.");
    }

    @Test
    void another_scope_is_told() {
        after(PENDING);
        assertThat(after(open("i-1", 2, Cause.PENDING, "operator", "deutsche-telekom", 189)))
                .containsExactly("3:10 CHANGED i-1 MAJOR: Summary 2.");
    }

    @Test
    void its_end_is_told_once_and_that_it_is_back() {
        after(PENDING);
        assertThat(after(PENDING.ended(2, IncidentPhase.RESOLVED, 190)))
                .containsExactly("3:10 RESOLVED i-1 MAJOR: Summary 2.");
        assertThat(after()).isEmpty();
        assertThat(after(PENDING.again(3))).containsExactly("3:10 OPENED i-1 MAJOR: Summary 3. To do: Todo 3.");
    }

    @Test
    void one_that_becomes_part_of_another_is_told() {
        after(PENDING);
        assertThat(after(PENDING.ended(2, IncidentPhase.FOLDED, 190)))
                .containsExactly("3:10 FOLDED i-1 MAJOR: Summary 2.");
    }

    @Test
    void what_was_over_when_it_was_first_seen_is_no_news() {
        assertThat(after(PENDING, PENDING.ended(2, IncidentPhase.RESOLVED, 190)))
                .isEmpty();
    }

    @Test
    void advice_is_told_when_it_comes_and_when_other_things_are_to_be_done() {
        // Given
        Advice wait = MadeAdvice.of("310-260", item("i-1", AdviceAction.WAIT_BEFORE_RESEND));
        Advice alsoThere = MadeAdvice.of("310-410", item("i-1", AdviceAction.WAIT_BEFORE_RESEND));
        Advice offer = MadeAdvice.of("310-260", item("i-1", AdviceAction.OFFER_AUTHENTICATOR));
        add(PENDING);
        // When, Then
        assertThat(lines(wait)).containsExactly(OPENED, "3:10 ADVICE i-1: SMS codes to 310-260: no resend before 60 s");
        assertThat(lines(wait, alsoThere)).isEmpty();
        assertThat(lines(offer)).containsExactly("3:10 ADVICE i-1: SMS codes to 310-260: offer the authenticator app");
    }

    @Test
    void advice_for_what_is_over_is_not_told() {
        add(PENDING.ended(2, IncidentPhase.RESOLVED, 190));
        assertThat(lines(MadeAdvice.of("a", item("i-1", AdviceAction.OFFER_AUTHENTICATOR))))
                .isEmpty();
    }

    private List<String> after(MadeIncident... records) {
        add(records);
        return lines();
    }

    private void add(MadeIncident... records) {
        for (MadeIncident record : records) {
            seen.add(record.record(), START);
        }
    }

    private List<String> lines(Advice... advice) {
        return news.lines(seen.all(), List.of(advice), Duration.ofSeconds(190), START.plusSeconds(190));
    }
}
