package io.otpwatch.processor.detect;

import static io.otpwatch.processor.detect.Deltas.IN_TIME;
import static io.otpwatch.processor.detect.Deltas.OVERDUE;
import static io.otpwatch.processor.detect.Deltas.START;
import static io.otpwatch.processor.detect.Deltas.batch;
import static io.otpwatch.processor.detect.Deltas.cell;
import static io.otpwatch.processor.detect.Deltas.due;
import static io.otpwatch.processor.detect.Deltas.route;
import static io.otpwatch.processor.detect.Deltas.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.Lever;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.events.SignalVerdict;
import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.correlate.Watermarks;
import io.otpwatch.processor.levers.BadLever;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.UndecodableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetectionTest {
    private static final int RECORD_MAX = 256 * 1024;
    private static final Horizons HORIZONS = Horizons.of(Duration.ofSeconds(60), Duration.ofSeconds(600));

    private final Detection detection = fresh();
    private final long[] sequences = new long[2];
    private long offset;

    @Test
    void what_was_read_is_known_until_offsets_begin_anew() {
        // When
        detection.apply(7, 5_000, Deltas.encode(batch(0, 0, START)));

        // Then
        assertThat(detection.position()).isEqualTo(8);
        assertThat(detection.isKnown(7, 5_000)).isTrue();
        assertThat(detection.isKnown(8, 5_000)).isFalse();
        assertThat(detection.isKnown(3, 5_001)).isFalse();
    }

    @Test
    void what_is_no_batch_is_refused_and_moves_the_position_only() {
        // Given
        read(0, START, route("a", sent(START, 1)));
        detection.chunkWritten();

        // When
        assertThatThrownBy(() -> detection.apply(1, 5_000, new byte[] {1, 2, 3}))
                .isInstanceOf(UndecodableException.class);
        assertThatThrownBy(() -> detection.apply(2, 5_000, Deltas.encode(batch(2, 0, START, route("b")))))
                .isInstanceOf(UndecodableException.class);

        // Then
        assertThat(detection.position()).isEqualTo(3);
        assertThat(detection.routes()).isEqualTo(1);
        assertThat(replayed(chunk()).position()).isEqualTo(3);
    }

    @Test
    void blind_it_says_so_and_when_it_sees_again_it_tells_of_all() {
        // Given
        RouteDelta[] routes = IntStream.range(0, 12)
                .mapToObj(i -> route("domain" + i, sent(START - 1, 5)))
                .toArray(RouteDelta[]::new);
        both(START, routes);
        detection.takeVerdicts(0);
        both(START + 1);
        List<Verdicts> before = detection.takeVerdicts(0);

        // When
        both(START + 11);
        List<Verdicts> blind = detection.takeVerdicts(0);
        both(START + 15);
        List<Verdicts> still = detection.takeVerdicts(0);
        both(START + 16);
        List<Verdicts> sees = detection.takeVerdicts(0);
        both(START + 17);
        List<Verdicts> after = detection.takeVerdicts(0);

        // Then
        assertThat(before).extracting(Verdicts::getBlind).containsOnly(false);
        assertThat(blind).extracting(Verdicts::getBlind).containsOnly(true);
        assertThat(still).extracting(Verdicts::getBlind).containsOnly(true);
        assertThat(sees).extracting(Verdicts::getBlind).containsOnly(false);
        assertThat(sees).flatExtracting(Verdicts::getRoutes).hasSize(12);
        assertThat(after).flatExtracting(Verdicts::getRoutes).hasSizeLessThan(12);
    }

    private void both(long watermark, RouteDelta... routes) {
        read(0, watermark, routes);
        read(1, watermark);
    }

    @Test
    void a_repeat_counts_nothing() {
        // Given
        byte[] bytes = Deltas.encode(batch(0, 0, START, route("a", sent(START, 5))));

        // When
        detection.apply(0, 1_000, bytes);
        detection.apply(1, 1_000, bytes);

        // Then
        assertThat(detection.health(0, false).getTotals().getSent()).isEqualTo(5);
        assertThat(detection.progress().repeats()).isEqualTo(1);
    }

    @Test
    void a_route_is_judged_when_the_last_source_has_come_there() {
        // Given
        traffic(START, START + 700, IN_TIME);
        assertThat(detection.takeChanged()).containsExactly(0);

        // When
        traffic(START + 700, START + 760, OVERDUE);

        // Then
        assertThat(detection.health(0, false).getState()).isEqualTo(RouteState.BAD);
        assertThat(detection.takeChanged()).containsExactly(0);
        assertThat(detection.takeChanged()).isEmpty();
    }

    @Test
    void time_that_stands_judges_nothing() {
        // Given
        traffic(START, START + 700, IN_TIME);

        // When
        for (long second = START + 700; second < START + 800; second++) {
            read(0, second + 61, route("a", due(second, OVERDUE, 4)));
        }

        // Then
        assertThat(detection.health(0, false).getState()).isEqualTo(RouteState.GOOD);
        assertThat(detection.progress().watermark()).isEqualTo((START + 760) * 1000);
    }

    @Test
    void after_a_gap_nothing_is_said_for_a_longest_horizon_and_no_verdict_changes() {
        // Given
        traffic(START, START + 700, IN_TIME);
        detection.takeChanged();

        // When
        sequences[1] += 2;
        traffic(START + 700, START + 800, OVERDUE);

        // Then
        assertThat(detection.health(0, true).getState()).isEqualTo(RouteState.INCOMPLETE);
        assertThat(detection.takeChanged()).isEmpty();
        assertThat(detection.progress().gaps()).isEqualTo(2);
        traffic(START + 800, START + 700 + 600, IN_TIME);
        assertThat(detection.health(0, false).getState()).isEqualTo(RouteState.INCOMPLETE);
        traffic(START + 1_300, START + 1_310, IN_TIME);
        assertThat(detection.health(0, false).getState()).isEqualTo(RouteState.GOOD);
    }

    @Test
    void a_replayed_history_comes_to_the_same_state_and_tells_no_changes() {
        // Given
        traffic(START, START + 700, IN_TIME);
        sequences[0]++;
        traffic(START + 700, START + 760, OVERDUE);

        // When
        Detection replayed = replayed(chunk());

        // Then
        assertThat(replayed.health(0, false)).isEqualTo(detection.health(0, false));
        assertThat(replayed.progress().gaps()).isEqualTo(1);
        assertThat(replayed.takeChanged()).isEmpty();
        assertThat(replayed.pendingChunk()).isNull();
        assertThat(replayed.neededFrom()).isEqualTo(detection.neededFrom());
    }

    @Test
    void a_cleared_state_is_as_new() {
        // Given
        traffic(START, START + 700, IN_TIME);
        RouteHealth before = detection.health(0, false);

        // When
        detection.clear();

        // Then
        assertThat(detection.routes()).isZero();
        assertThat(detection.pendingChunk()).isNull();
        assertThat(detection.takeChanged()).isEmpty();
        assertThat(detection.neededFrom()).isEqualTo(Long.MIN_VALUE);
        assertThat(detection.progress()).isEqualTo(new Detection.Progress(Watermarks.UNKNOWN, 0, 0, 2, 0, 0, 0));
        Arrays.fill(sequences, 0);
        traffic(START, START + 700, IN_TIME);
        assertThat(detection.health(0, false)).isEqualTo(before);
    }

    @Test
    void history_is_needed_from_the_first_batch_of_a_route_until_its_snapshot() {
        // Given
        detection.apply(0, 10_000, Deltas.encode(batch(0, 0, START, route("a", sent(START, 1)))));
        detection.apply(1, 11_000, Deltas.encode(batch(0, 1, START, route("b", sent(START, 1)))));
        assertThat(detection.neededFrom()).isEqualTo(10_000);

        // When
        detection.snapshotNext();

        // Then
        assertThat(detection.neededFrom()).isEqualTo(11_000);
        detection.snapshotNext();
        assertThat(detection.neededFrom()).isEqualTo(11_000);
        assertThat(detection.highestAppend(chunk())).isEqualTo(11_000);
    }

    @Test
    void idle_routes_are_snapshotted_too_and_cost_no_steps() {
        // Given
        read(0, START, route("a", Deltas.cell(START, CellKind.UNMATCHED, 0, 1)));
        int snapshots = 0;

        // When
        for (int i = 1; i <= 600; i++) {
            read(i % 2, START + i / 2);
            snapshots += drain();
        }

        // Then
        assertThat(detection.isActive(0)).isFalse();
        assertThat(detection.progress().activeRoutes()).isZero();
        assertThat(snapshots).isBetween(1, 2);
    }

    @Test
    void no_chunk_exceeds_what_a_record_may_hold() {
        // Given
        int chunks = 0;

        for (int i = 0; i < 300; i++) {
            // When
            read(i % 2, START + i, many(i, 200));
            read(i % 2, START + i, many(i, 200));
            while (detection.snapshotDue()) {
                detection.snapshotNext();
                chunks += checkFull();
            }
            chunks += checkFull();
        }

        // Then
        assertThat(chunks).isGreaterThan(20);
    }

    @Test
    void a_chunk_of_a_version_to_come_is_refused_with_both_versions() {
        // Given
        read(0, START);
        byte[] chunk = chunk();
        chunk[0] = DetectionHeader.VERSION + 1;

        // Then
        assertThatThrownBy(() -> detection.replay(chunk))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version " + (DetectionHeader.VERSION + 1))
                .hasMessageContaining("reads " + DetectionHeader.VERSION);
    }

    @Test
    void what_is_learnt_of_hours_is_the_same_after_a_replay() {
        // Given
        List<byte[]> chunks = new ArrayList<>();
        for (long second = START; second < START + 18_000; second++) {
            read(0, second, route("a", sent(second, 10), cell(second, CellKind.RECEIPT, 90, 9)));
            read(1, second);
            if (detection.chunkIsFull()) {
                chunks.add(chunk());
                detection.chunkWritten();
            }
        }
        chunks.add(chunk());

        // When
        Detection replayed = fresh();
        chunks.forEach(replayed::replay);

        // Then
        assertThat(chunks).hasSizeGreaterThan(3);
        assertThat(replayed.weeks().hasLearnt()).isFalse();
        assertThat(replayed.weeks())
                .usingRecursiveComparison()
                .isEqualTo(detection.weeks())
                .isNotEqualTo(fresh().weeks());
    }

    @Test
    void a_budget_of_ten_pages_a_month_lowers_a_routes_threshold_by_ln_10_until_it_is_taken_back() throws BadLever {
        // Given
        traffic(START, START + 715, IN_TIME);
        double before = thresholdAfter(START + 715);

        // When
        detection.obey(Levers.NONE.with("budget\t", new Lever("budget", "", Map.of("perMonth", "10"), START)));
        double allowingTen = thresholdAfter(START + 721);
        detection.obey(Levers.NONE);
        double afterwards = thresholdAfter(START + 727);

        // Then
        assertThat(before - allowingTen).isCloseTo(Math.log(10), within(1e-9));
        assertThat(afterwards).isCloseTo(before, within(1e-9));
    }

    /** Of receipts, as it is told when terms were renewed and six seconds of traffic have passed. */
    private double thresholdAfter(long second) {
        while (detection.renewalDue()) {
            detection.renewNext();
        }
        traffic(second, second + 6, IN_TIME);
        return detection.takeVerdicts(0).stream()
                .flatMap(said -> said.getRoutes().stream())
                .flatMap(route -> route.getSignals().stream())
                .filter(signal -> signal.getSignal().equals("RECEIPT"))
                .mapToDouble(SignalVerdict::getThreshold)
                .findFirst()
                .orElseThrow();
    }

    private int checkFull() {
        if (!detection.chunkIsFull()) {
            return 0;
        }
        assertThat(chunk().length).isLessThan(RECORD_MAX);
        detection.chunkWritten();
        return 1;
    }

    private int drain() {
        int snapshots = 0;
        for (; detection.snapshotDue(); snapshots++) {
            detection.snapshotNext();
        }
        return snapshots;
    }

    /**
     * Two codes a second from each source, which come due with this result; those in time had their receipt after 3 s. The
     * last source is the one that steps.
     */
    private void traffic(long from, long to, int result) {
        for (long second = from; second < to; second++) {
            for (int source = 0; source < 2; source++) {
                read(source, second + 61, route("a", due(second, result, 2), sent(second + 60, 2)));
                if (result == IN_TIME) {
                    read(source, second + 61, route("a", cell(second + 57, CellKind.RECEIPT, 90, 2)));
                }
            }
        }
    }

    private void read(int source, long watermark, RouteDelta... routes) {
        RouteDeltas batch = batch(source, sequences[source]++, watermark, routes);
        detection.apply(offset++, watermark * 1000 + 20, Deltas.encode(batch));
    }

    private static RouteDelta[] many(int seed, int count) {
        List<RouteDelta> routes = new ArrayList<>();
        IntStream.range(0, count)
                .forEach(i -> routes.add(route("d".repeat(200) + (seed * 31 + i) % 2_000, sent(START + seed, 1))));
        return routes.toArray(RouteDelta[]::new);
    }

    private byte[] chunk() {
        return Objects.requireNonNull(detection.pendingChunk());
    }

    private static Detection fresh() {
        Detection fresh = new Detection(2, HORIZONS, Duration.ofMinutes(5), 1, new RouteDictionary());
        fresh.begin("otpwatch");
        return fresh;
    }

    private static Detection replayed(byte[] chunk) {
        Detection replayed = fresh();
        replayed.replay(chunk);
        return replayed;
    }
}
