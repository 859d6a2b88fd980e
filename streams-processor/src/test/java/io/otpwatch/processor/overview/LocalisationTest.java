package io.otpwatch.processor.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.AnomalyVerdict;
import io.otpwatch.events.BaselineState;
import io.otpwatch.events.Cause;
import io.otpwatch.events.Channel;
import io.otpwatch.events.EvidenceFrom;
import io.otpwatch.events.FeedVerdict;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.events.LatencyVerdict;
import io.otpwatch.events.Lever;
import io.otpwatch.events.RouteVerdict;
import io.otpwatch.events.SignalVerdict;
import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.incident.IncidentSettings;
import io.otpwatch.processor.incident.Publications;
import io.otpwatch.processor.incident.Scopes;
import io.otpwatch.processor.levers.BadLever;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.localise.RhoGrid;
import io.otpwatch.processor.score.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two tasks, four carriers by two providers; what is said of them is made up, and what is published is looked at. */
class LocalisationTest {
    private static final long START = 1_700_000_000_000L;
    private static final double USUAL = 0.9;
    private static final double THRESHOLD = 20;
    private static final int PER_MINUTE = 60;

    private final List<Incident> told = new ArrayList<>();
    private final List<byte[]> chunks = new ArrayList<>();
    private long now = START;
    private Localisation localisation = localisation();
    private long wallAhead;
    private Levers levers = Levers.NONE;
    private boolean isBlind;
    private boolean isIncomplete;
    private long excusedBefore;
    private long troubleSince = Long.MAX_VALUE;
    private long troubleUntil = Long.MAX_VALUE;

    @Test
    void a_carrier_of_which_nothing_arrives_is_one_incident_until_it_is_as_usual() {
        // Given
        seconds(30);
        troubleSince = now;

        // When
        seconds(60);
        List<Incident> during = List.copyOf(told);
        troubleUntil = now;
        seconds(60);

        // Then
        assertThat(during).isNotEmpty().allSatisfy(incident -> {
            assertThat(Scopes.of(incident.getScope()).text()).isEqualTo("domain=310-260");
            assertThat(incident.getPhase()).isEqualTo(IncidentPhase.OPEN);
        });
        assertThat(during.get(0).getOpenedAt()).isBetween(START + 31_000, START + 55_000);
        Incident last = told.get(told.size() - 1);
        assertThat(last.getId()).isEqualTo(during.get(0).getId());
        assertThat(last.getPhase()).isEqualTo(IncidentPhase.RESOLVED);
        assertThat(last.getCause().getCause()).isEqualTo(Cause.CARRIER_FILTERING_SILENT);
    }

    @Test
    void a_restart_in_the_midst_of_it_goes_on_with_the_same_incident() {
        // Given
        seconds(30);
        troubleSince = now;
        seconds(60);
        String id = told.get(0).getId();
        told.clear();

        // When
        localisation = localisation();
        chunks.forEach(localisation::replay);
        seconds(70);
        troubleUntil = now;
        seconds(60);

        // Then
        assertThat(told).isNotEmpty().extracting(Incident::getId).containsOnly(id);
        assertThat(told.get(told.size() - 1).getPhase()).isEqualTo(IncidentPhase.RESOLVED);
    }

    @Test
    void chunks_before_the_first_needed_are_not_needed() {
        // Given
        seconds(30);
        troubleSince = now;
        seconds(60);
        String id = told.get(0).getId();
        told.clear();
        long needed = localisation.neededFrom();

        // When
        Localisation successor = localisation();
        List<byte[]> left = chunks.stream()
                .filter(chunk -> localisation.highestAppend(chunk) >= needed)
                .toList();
        left.forEach(successor::replay);
        localisation = successor;
        seconds(70);

        // Then
        assertThat(left).hasSizeLessThan(chunks.size());
        assertThat(told).isNotEmpty().extracting(Incident::getId).containsOnly(id);
    }

    @Test
    void while_time_stands_the_monitor_is_all_that_is_told() {
        // Given
        seconds(30);

        // When
        Publications soon = localisation.tick(Levers.NONE, now + 15_000);
        Publications lags = localisation.tick(Levers.NONE, now + 16_000);
        Publications again = localisation.tick(Levers.NONE, now + 80_000);
        boolean isKept = localisation.chunkIsFull();

        // Then
        assertThat(soon.incidents()).isEmpty();
        assertThat(isKept).isTrue();
        assertThat(lags.incidents())
                .singleElement()
                .satisfies(
                        incident -> assertThat(incident.getCause().getCause()).isEqualTo(Cause.MONITOR_LAGS));
        assertThat(again.incidents())
                .singleElement()
                .satisfies(incident -> assertThat(incident.getId())
                        .isEqualTo(lags.incidents().get(0).getId()));
    }

    @Test
    void a_backlog_is_not_judged_before_it_has_been_caught_up_with() {
        // Given
        seconds(30);
        troubleSince = now;
        wallAhead = 120_000;

        // When
        seconds(60);

        // Then
        assertThat(told).extracting(incident -> incident.getCause().getCause()).containsOnly(Cause.MONITOR_LAGS);
        wallAhead = 0;
        seconds(20);
        assertThat(told)
                .extracting(incident -> incident.getCause().getCause())
                .contains(Cause.CARRIER_FILTERING_SILENT);
    }

    @Test
    void while_a_task_is_blind_nothing_begins_and_nothing_ends() {
        // Given
        seconds(30);
        troubleSince = now;

        // When
        blind(14);
        int early = told.size();
        seconds(40);
        List<Incident> during = List.copyOf(told);
        troubleUntil = now;
        blind(14);
        int late = told.size();
        seconds(60);

        // Then
        assertThat(early).isZero();
        assertThat(during).isNotEmpty();
        assertThat(late).isEqualTo(during.size());
        Incident last = told.get(told.size() - 1);
        assertThat(last.getId()).isEqualTo(during.get(0).getId());
        assertThat(last.getPhase()).isEqualTo(IncidentPhase.RESOLVED);
    }

    /** What is evidence of before would be a recovery: all that arrived, of all that was excused. */
    @Test
    void what_a_task_says_of_before_it_saw_again_ends_nothing() {
        // Given
        seconds(30);
        troubleSince = now;
        seconds(60);
        String id = told.get(0).getId();

        // When
        blind(6);
        excusedBefore = now;
        seconds(40);
        List<Incident> during = List.copyOf(told);

        // Then
        assertThat(during).extracting(Incident::getPhase).doesNotContain(IncidentPhase.RESOLVED);
        troubleUntil = now;
        seconds(60);
        Incident last = told.get(told.size() - 1);
        assertThat(last.getId()).isEqualTo(id);
        assertThat(last.getPhase()).isEqualTo(IncidentPhase.RESOLVED);
    }

    /** What a task did not see it has excused, as if it had all arrived. */
    @Test
    void what_a_task_says_of_before_it_knew_all_again_ends_nothing() {
        // Given
        seconds(30);
        troubleSince = now;
        seconds(60);
        String id = told.get(0).getId();

        // When
        isIncomplete = true;
        seconds(60);
        isIncomplete = false;
        excusedBefore = now;
        seconds(40);
        List<Incident> during = List.copyOf(told);

        // Then
        assertThat(during).extracting(Incident::getPhase).doesNotContain(IncidentPhase.RESOLVED);
        troubleUntil = now;
        seconds(60);
        Incident last = told.get(told.size() - 1);
        assertThat(last.getId()).isEqualTo(id);
        assertThat(last.getPhase()).isEqualTo(IncidentPhase.RESOLVED);
    }

    @Test
    void with_fewer_false_pages_allowed_a_scope_is_named_later() throws BadLever {
        // Given
        seconds(30);
        troubleSince = now;
        seconds(60);
        long delay = told.get(0).getOpenedAt() - troubleSince;
        troubleUntil = now;
        seconds(700);
        told.clear();

        // When
        levers = Levers.NONE.with("budget\t", new Lever("budget", "", Map.of("perMonth", "0.0000001"), now));
        troubleSince = now;
        troubleUntil = Long.MAX_VALUE;
        seconds(60);

        // Then
        assertThat(told.get(0).getOpenedAt() - troubleSince).isGreaterThan(delay);
    }

    @Test
    void a_task_that_stays_blind_is_told_as_a_monitor_that_lags() {
        // Given
        seconds(30);
        long seen = now;
        troubleSince = now;

        // When
        blind(60);

        // Then
        assertThat(told).extracting(incident -> incident.getCause().getCause()).containsOnly(Cause.MONITOR_LAGS);
        assertThat(told.get(0).getOpenedAt()).isBetween(seen, seen + 25_000);
    }

    @Test
    void what_is_of_another_application_or_said_twice_changes_nothing() {
        // Given
        seconds(30);
        long before = localisation.watermark();

        // When
        localisation.apply(said("another", 0, now + 5_000), Levers.NONE, now);
        localisation.apply(said("another", 1, now + 5_000), Levers.NONE, now);
        localisation.apply(said(0, now - 5_000), Levers.NONE, now);

        // Then
        assertThat(localisation.watermark()).isEqualTo(before);
    }

    @Test
    void time_moves_with_the_last_piece() {
        // Given
        seconds(30);
        long before = localisation.watermark();
        Verdicts whole = said(0, now + 1_000);
        localisation.apply(said(1, now + 1_000), Levers.NONE, now);

        // When
        localisation.apply(piece(whole, 0, 2, List.of()), Levers.NONE, now);
        long afterFirst = localisation.watermark();
        localisation.apply(piece(whole, 1, 2, whole.getRoutes()), Levers.NONE, now);

        // Then
        assertThat(afterFirst).isEqualTo(before);
        assertThat(localisation.watermark()).isEqualTo(before + 1_000);
    }

    private static Verdicts piece(Verdicts of, int piece, int pieces, List<RouteVerdict> routes) {
        return new Verdicts(
                of.getApplication(),
                of.getTask(),
                piece,
                pieces,
                of.getWatermark(),
                of.getIncomplete(),
                of.getBlind(),
                of.getFeeds(),
                of.getRanges(),
                routes);
    }

    @Test
    void time_waits_for_every_task() {
        // Given
        seconds(30);
        long before = localisation.watermark();

        // When
        localisation.apply(said(0, now + 1_000), Levers.NONE, now);
        long afterOne = localisation.watermark();
        localisation.apply(said(1, now + 1_000), Levers.NONE, now);

        // Then
        assertThat(afterOne).isEqualTo(before);
        assertThat(localisation.watermark()).isEqualTo(before + 1_000);
    }

    private Localisation localisation() {
        Localisation fresh = new Localisation(2, IncidentSettings.DEFAULT, Duration.ofSeconds(15));
        fresh.begin("otpwatch", now);
        return fresh;
    }

    /** The second task says for so long that it is blind. */
    private void blind(int count) {
        isBlind = true;
        seconds(count);
        isBlind = false;
    }

    private void seconds(int count) {
        for (int i = 0; i < count; i++) {
            now += 1_000;
            for (int task = 0; task < 2; task++) {
                told.addAll(localisation
                        .apply(said(task, now), levers, now + wallAhead)
                        .incidents());
                while (localisation.chunkIsFull()) {
                    byte[] chunk = localisation.pendingChunk();
                    assertThat(chunk).isNotNull().hasSizeLessThan(256 * 1024);
                    chunks.add(chunk);
                    localisation.chunkWritten();
                }
            }
        }
    }

    /** The first task tells of twilio, the other of vonage. */
    private Verdicts said(int task, long at) {
        return said("otpwatch", task, at);
    }

    private Verdicts said(String application, int task, long at) {
        String provider = task == 0 ? "twilio" : "vonage";
        List<RouteVerdict> routes = new ArrayList<>();
        for (String domain : List.of("310-260", "310-410", "262-01", "214-07")) {
            routes.add(route(provider, domain, at));
        }
        return new Verdicts(
                application,
                task,
                0,
                1,
                at,
                isIncomplete && task == 1,
                isBlind && task == 1,
                List.of(new FeedVerdict(provider, at, 0.0)),
                List.of(),
                routes);
    }

    private RouteVerdict route(String provider, String domain, long at) {
        boolean isHurt = domain.equals("310-260");
        long minutes = (at - START) / 60_000;
        List<SignalVerdict> signals = List.of(signal("RECEIPT", isHurt, at), signal("ENTRY", isHurt, at));
        LatencyVerdict latency = new LatencyVerdict(3_000L, 20_000L);
        List<Integer> counts = List.of(2 * PER_MINUTE, 0, 0, 0, 0, 0, 0, 0, 0);
        return new RouteVerdict(
                Channel.SMS,
                provider,
                "acme",
                domain.startsWith("310") ? "US" : domain.startsWith("262") ? "DE" : "ES",
                domain,
                domain.equals("310-260") || domain.equals("262-01") ? "t-mobile" : "other",
                null,
                (double) PER_MINUTE,
                (long) PER_MINUTE,
                1_000 + PER_MINUTE * minutes,
                counts,
                counts,
                latency,
                latency,
                List.of("SM1"),
                signals);
    }

    /** One code a second; each arrives at once, or, in the trouble, none. */
    private SignalVerdict signal(String name, boolean isHurt, long at) {
        List<EvidenceFrom> since = new ArrayList<>();
        for (int number = 0; number < Evidence.MOMENTS; number++) {
            long moment = Evidence.moment(number, at / 1000);
            int sent = (int) (at / 1000 - moment);
            int lost = isHurt ? lost(Math.max(excusedBefore, moment * 1000), at) : 0;
            int arrived = (int) Math.round((sent - lost) * USUAL);
            since.add(new EvidenceFrom(moment, sent, arrived, 0, (float) (sent * USUAL), nats(sent, arrived)));
        }
        boolean isBad = isHurt && lost(0, at) > 8 && at < troubleUntil + 20_000;
        AnomalyVerdict anomaly =
                isBad ? new AnomalyVerdict(troubleSince + 9_000, troubleSince, "PENDING", 0.0, 0.0, 0.1) : null;
        return new SignalVerdict(name, BaselineState.LEARNT, USUAL, isBad ? THRESHOLD : 0, THRESHOLD, anomaly, since);
    }

    private int lost(long from, long until) {
        long begin = Math.max(from, troubleSince);
        return (int) Math.max(0, (Math.min(until, troubleUntil) - begin) / 1000);
    }

    private static List<Float> nats(int sent, int arrived) {
        return IntStream.range(0, RhoGrid.DEFAULT.size())
                .mapToObj(i -> {
                    double rho = RhoGrid.DEFAULT.rho(i);
                    double missing = Math.log((1 - rho * USUAL) / (1 - USUAL));
                    return (float) (arrived * Math.log(rho) + (sent - arrived) * missing);
                })
                .toList();
    }
}
