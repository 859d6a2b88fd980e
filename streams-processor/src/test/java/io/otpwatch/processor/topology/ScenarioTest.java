package io.otpwatch.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.processor.incident.Scopes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each trouble is one incident, of its cause and scope, told in time, over in time. Traffic of five minutes goes before, so
 * that something is learnt; trouble lasts for 90 s.
 */
@Tag("any-jdk")
class ScenarioTest {
    private static final int RATE = 50;
    private static final int START = 320;
    private static final int END = 410;
    private static final int OVER = END + 130;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    carrier-block                     | CARRIER_FILTERING_SILENT   | domain=310-260                     | 15
                    carrier-block:mode=explicit       | CARRIER_FILTERING_EXPLICIT | domain=310-260                     | 10
                    mailbox-drop                      | MAILBOX_DROP               | operator=google                    | 15
                    spam-folder                       | SPAM_FOLDERED              | operator=google                    | 40
                    provider-outage                   | PROVIDER_OUTAGE            | provider=vonage                    | 20
                    feed-dead                         | FEED_BROKEN                | provider=vonage                    | 20
                    slow-route:provider=vonage        | SLOW_ROUTE                 | provider=vonage                    | 15
                    client-trouble                    | CLIENT_TROUBLE             | platform=chrome-141                | 30
                    pumping                           | PUMPING                    | channel=sms, range=3455542         | 60
                    """)
    void a_trouble_is_one_incident(String scenario, Cause cause, String scope, int seconds) {
        // When
        List<Incident> told = play(window(scenario, START, END), OVER);

        // Then
        Map<String, Incident> last = last(told);
        assertThat(last.values()).as("%s", last).hasSize(1);
        Incident incident = last.values().iterator().next();
        assertThat(incident.getPhase()).isEqualTo(IncidentPhase.RESOLVED);
        assertThat(incident.getCause().getCause()).isEqualTo(cause);
        assertThat(Scopes.of(incident.getScope()).text()).isEqualTo(scope);
        assertThat(at(incident.getOpenedAt())).isBetween((long) START, (long) START + seconds);
        assertThat(at(incident.getStartedAt())).isBetween(START - 25L, START + 25L);
        assertThat(at(incident.getEndedAt())).isBetween((long) END, (long) OVER);
    }

    @Test
    void two_at_once_are_two() {
        // When
        List<Incident> told = play(
                window("carrier-block", START, END) + "+" + window("provider-outage:provider=ses", START + 5, END + 5),
                OVER);

        // Then
        assertThat(last(told).values())
                .extracting(
                        incident -> Scopes.of(incident.getScope()).text(),
                        incident -> incident.getCause().getCause(),
                        Incident::getPhase)
                .containsExactlyInAnyOrder(
                        tuple("domain=310-260", Cause.CARRIER_FILTERING_SILENT, IncidentPhase.RESOLVED),
                        tuple("provider=ses", Cause.PROVIDER_OUTAGE, IncidentPhase.RESOLVED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sends-stop                  | everything
                    sends-stop:channel=sms      | channel=sms
                    sends-stop:provider=vonage  | provider=vonage
                    """)
    void sends_that_stop_are_one_incident(String scenario, String scope) {
        // Given
        int start = 500;
        int end = 680;

        // When
        List<Incident> told = play(window(scenario, start, end), end + 180);

        // Then
        assertThat(last(told).values()).as("%s", told).singleElement().satisfies(incident -> {
            assertThat(incident.getCause().getCause()).isEqualTo(Cause.SENDS_STOPPED);
            assertThat(Scopes.of(incident.getScope()).text()).isEqualTo(scope);
            assertThat(at(incident.getOpenedAt())).isBetween((long) start, start + 60L);
            assertThat(at(incident.getEndedAt())).isBetween((long) end, end + 180L);
        });
    }

    /** Nothing is known of a provider by whom nothing is sent; when some is again, it is the same trouble. */
    @Test
    void an_outage_that_all_traffic_flees_is_one_incident_until_receipts_come_again() {
        // Given
        String fled = window("sends-stop:provider=vonage", START + 40, START + 240);

        // When
        List<Incident> told = play(window("provider-outage", START, START + 300) + "+" + fled, START + 430);

        // Then
        List<Incident> outage = told.stream()
                .filter(incident -> incident.getCause().getCause() != Cause.SENDS_STOPPED)
                .toList();
        assertThat(last(outage).values()).as("%s", outage).singleElement().satisfies(incident -> {
            assertThat(incident.getCause().getCause()).isEqualTo(Cause.PROVIDER_OUTAGE);
            assertThat(Scopes.of(incident.getScope()).text()).isEqualTo("provider=vonage");
            assertThat(incident.getReopened()).isZero();
            assertThat(incident.getEndReason()).isEqualTo("recovered");
            assertThat(at(incident.getEndedAt())).isBetween(START + 300L, START + 430L);
        });
    }

    @ParameterizedTest
    @CsvSource({"otp.code-sent, 8", "otp.code-received, 8", "all, 4", "all, 8", "all, 12", "all, 14", "all, 30"})
    void a_broker_that_hangs_accuses_nobody(String topic, int seconds) {
        // When
        List<Incident> told = playHanging("healthy", topic, START, seconds, START + seconds + 120);

        // Then
        assertThat(last(told).values()).as("%s", told).allSatisfy(incident -> {
            assertThat(incident.getCause().getCause()).isEqualTo(Cause.MONITOR_LAGS);
            assertThat(incident.getPhase()).isEqualTo(IncidentPhase.RESOLVED);
        });
        assertThat(last(told)).hasSize(seconds > 15 ? 1 : 0);
    }

    @Test
    void a_hang_after_which_much_is_sent_at_once_is_neither_a_stop_nor_an_explosion() {
        // When
        List<Incident> told = playHanging("healthy", "all", 700, 50, 900);

        // Then
        assertThat(told).extracting(incident -> incident.getCause().getCause()).containsOnly(Cause.MONITOR_LAGS);
    }

    @ParameterizedTest
    @CsvSource({"otp.code-sent", "otp.code-received", "all"})
    void trouble_during_which_a_broker_hangs_is_one_incident(String topic) {
        // When
        List<Incident> told = playHanging(window("carrier-block", START, END), topic, START + 40, 8, OVER);

        // Then
        assertThat(last(told).values()).as("%s", told).singleElement().satisfies(incident -> {
            assertThat(incident.getCause().getCause()).isEqualTo(Cause.CARRIER_FILTERING_SILENT);
            assertThat(Scopes.of(incident.getScope()).text()).isEqualTo("domain=310-260");
            assertThat(incident.getPhase()).isEqualTo(IncidentPhase.RESOLVED);
            assertThat(at(incident.getEndedAt())).isBetween((long) END, (long) OVER);
        });
    }

    @Test
    void where_all_is_well_nothing_is_told() {
        assertThat(play("healthy", 600)).isEmpty();
    }

    private List<Incident> play(String scenario, int seconds) {
        try (SimulatedRun run = new SimulatedRun(scenario, RATE, 1, folder)) {
            run.until(Duration.ofSeconds(seconds));
            return run.incidents();
        }
    }

    private List<Incident> playHanging(String scenario, String topic, int from, int seconds, int until) {
        try (SimulatedRun run = new SimulatedRun(scenario, RATE, 1, folder)) {
            run.hang(
                    name -> topic.equals("all") || topic.equals(name),
                    Duration.ofSeconds(from).plusMillis(300),
                    Duration.ofSeconds(from + seconds).plusMillis(300));
            run.until(Duration.ofSeconds(until));
            return run.incidents();
        }
    }

    private static String window(String scenario, int start, int end) {
        return scenario + (scenario.contains(":") ? "," : ":") + "start=" + start + "s,end=" + end + "s";
    }

    private static Map<String, Incident> last(List<Incident> told) {
        Map<String, Incident> last = new HashMap<>();
        told.forEach(incident -> last.put(incident.getId(), incident));
        return last;
    }

    private static long at(long ms) {
        return (ms - SimulatedRun.START.toEpochMilli()) / 1000;
    }
}
