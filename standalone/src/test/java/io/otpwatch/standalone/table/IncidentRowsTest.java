package io.otpwatch.standalone.table;

import static io.otpwatch.standalone.incidents.MadeIncident.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.events.Severity;
import io.otpwatch.standalone.incidents.MadeIncident;
import org.junit.jupiter.api.Test;

class IncidentRowsTest {
    private static final MadeIncident OPEN = open("i-1", 1, Cause.PENDING, "domain", "310-260", 130);

    @Test
    void only_open_ones_are_shown() {
        assertThat(IncidentRows.of(MadeIncident.seen(OPEN)))
                .containsExactly(
                        new IncidentRow(Severity.MAJOR, "Summary 1.", "codes of 310-260: not arriving, cause pending"));
        assertThat(IncidentRows.of(MadeIncident.seen(OPEN, OPEN.ended(2, IncidentPhase.RESOLVED, 200))))
                .isEmpty();
    }

    @Test
    void the_most_severe_is_first_then_the_one_that_hurts_most_then_the_oldest() {
        assertThat(IncidentRows.of(MadeIncident.seen(
                        record(1, Severity.MINOR, 5, 130),
                        record(2, Severity.MAJOR, 12, 131),
                        record(3, Severity.MAJOR, 40, 132),
                        record(4, Severity.MAJOR, 40, 133),
                        record(5, Severity.CRITICAL, 0, 134))))
                .extracting(IncidentRow::summary)
                .containsExactly("Summary 5.", "Summary 3.", "Summary 4.", "Summary 2.", "Summary 1.");
    }

    @Test
    void the_brief_counts_the_logins() {
        Incident incident = OPEN.builder().setLoginsHurt(1204).build();
        assertThat(IncidentRows.of(MadeIncident.seen(incident)))
                .extracting(IncidentRow::brief)
                .containsExactly("codes of 310-260: not arriving, cause pending; 1,204 logins hurt");
    }

    private static Incident record(long sequence, Severity severity, double hurt, long openedAt) {
        return open("i-" + sequence, sequence, Cause.PENDING, "domain", "a", openedAt)
                .builder()
                .setSeverity(severity)
                .setLoginsHurtPerMinute(hurt)
                .build();
    }
}
