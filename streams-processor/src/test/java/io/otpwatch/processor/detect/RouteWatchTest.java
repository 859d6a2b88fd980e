package io.otpwatch.processor.detect;

import static io.otpwatch.processor.detect.Deltas.FAILED;
import static io.otpwatch.processor.detect.Deltas.IN_TIME;
import static io.otpwatch.processor.detect.Deltas.OVERDUE;
import static io.otpwatch.processor.detect.Deltas.RECIPIENT;
import static io.otpwatch.processor.detect.Deltas.START;
import static io.otpwatch.processor.detect.Deltas.cell;
import static io.otpwatch.processor.detect.Deltas.due;
import static io.otpwatch.processor.detect.Deltas.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.Channel;
import io.otpwatch.events.DeltaCell;
import io.otpwatch.events.LatencyQuantiles;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.events.RouteTotals;
import io.otpwatch.events.WaitingCodes;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.correlate.Watermarks;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.processor.score.Beliefs;
import io.otpwatch.processor.score.Kin;
import io.otpwatch.processor.score.Trials;
import io.otpwatch.schemas.Route;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RouteWatchTest {
    private static final Timing TIMING = new Timing(60, 600);
    private static final RouteDictionary.Named NAMED = new RouteDictionary.Named(Route.unmatched("twilio"), "unknown");

    private final Feed feed = new Feed(0, 0);
    private final RouteWatch watch = watch();

    @Test
    void every_kind_of_cell_is_counted_in_the_totals() {
        // When
        apply(
                START,
                cell(START, CellKind.SENT, 0, 1),
                cell(START, CellKind.SENT, 1, 2),
                cell(0, CellKind.SENT, 1, 4),
                cell(START, CellKind.RECEIPT, 20, 5),
                cell(START, CellKind.ENTERED, 30, 6),
                cell(START, CellKind.ENTERED_BY_RESEND, 0, 7),
                due(START, IN_TIME, 8),
                due(START, RECIPIENT, 9),
                due(START, FAILED, 10),
                due(0, OVERDUE, 11),
                cell(START, CellKind.OUTCOME, 0, 12),
                cell(START, CellKind.OUTCOME, 1, 13),
                cell(START, CellKind.OUTCOME, 2 + ReasonClass.RECIPIENT.ordinal(), 14),
                cell(START, CellKind.OUTCOME, 2 + ReasonClass.OPERATOR.ordinal(), 15),
                cell(START, CellKind.OUTCOME, 2 + ReasonClass.SENDER.ordinal(), 16),
                cell(START, CellKind.OUTCOME, 2 + ReasonClass.PROVIDER.ordinal(), 17),
                cell(START, CellKind.OUTCOME, 2 + ReasonClass.UNKNOWN.ordinal(), 18),
                cell(START, CellKind.OUTCOME, 50, 100),
                cell(START, CellKind.TEMPORARY, 0, 19),
                cell(START, CellKind.LATE, 0, 20),
                cell(START, CellKind.DUPLICATE, 0, 21),
                cell(START, CellKind.UNMATCHED, 0, 22),
                cell(START, CellKind.FAILURE, 2, 23),
                cell(START, CellKind.UNKNOWN, 0, 24));

        // Then
        assertThat(watch.totals.toEvent())
                .isEqualTo(RouteTotals.newBuilder()
                        .setSent(7)
                        .setStale(4)
                        .setChallenges(6)
                        .setReceipts(5)
                        .setEntered(6)
                        .setEnteredByResend(7)
                        .setDueInTime(8)
                        .setDueRecipient(9)
                        .setDueFailed(10)
                        .setDueOverdue(11)
                        .setReceived(12)
                        .setMissing(13)
                        .setFailedRecipient(14)
                        .setFailedOperator(15)
                        .setFailedSender(16)
                        .setFailedProvider(17)
                        .setFailedUnknown(118)
                        .setTemporaryFailures(19)
                        .setLate(20)
                        .setDuplicates(21)
                        .setUnmatched(22)
                        .build());
    }

    @Test
    void health_tells_all_that_is_known() {
        // Given
        apply(START, sent(START, 100), cell(START, CellKind.RECEIPT, 30, 90), cell(START, CellKind.FAILURE, 2, 3));
        apply(START, cell(START, CellKind.ENTERED, 40, 50), cell(START, CellKind.FAILURE, 1, 2));

        // When
        apply(
                START + 66,
                due(START, IN_TIME, 80),
                due(START, RECIPIENT, 2),
                due(START, OVERDUE, 18),
                sent(START + 60, 7),
                cell(START + 60, CellKind.RECEIPT, 20, 2));
        RouteHealth health = health(standing(START + 67, false, false));

        // Then
        assertThat(health.getState()).isEqualTo(RouteState.GOOD);
        assertThat(health.getStateSince()).isEqualTo((START + 67) * 1000);
        assertThat(health.getBadSince()).isNull();
        assertThat(health.getWatermark()).isEqualTo((START + 67) * 1000);
        assertThat(health.getFeedWatermark()).isEqualTo(5);
        assertThat(health.getSourcesMissing()).isEqualTo(1);
        assertThat(health.getRepeats()).isEqualTo(2);
        assertThat(health.getGaps()).isEqualTo(3);
        assertThat(health.getSentLastMinute()).isEqualTo(7);
        assertThat(health.getInFlight()).isEqualTo(107);
        assertThat(health.getWaiting()).containsExactly(new WaitingCodes(5, 5L), new WaitingCodes(60, 5L));
        assertThat(health.getDue()).isEqualTo(98);
        assertThat(health.getInTime()).isEqualTo(80.0 / 98);
        assertThat(health.getUsualDue()).isZero();
        assertThat(health.getUsualInTime()).isNull();
        assertThat(health.getChallengesDue()).isEqualTo(0);
        assertThat(health.getLatency()).isEqualTo(new LatencyQuantiles(92L, 59L, 59L, 59L));
        assertThat(health.getUsualLatency().getReceipts()).isEqualTo(92);
        assertThat(health(standing(START + 68, false, false)).getChallengesDue())
                .isEqualTo(100);
        assertThat(health(standing(START + 68, false, false)).getEnteredShare()).isEqualTo(0.5);
    }

    @Test
    void a_bad_route_says_since_when_and_what_was_usual_before() {
        // Given
        turnBad();

        // When
        RouteHealth health = health(standing(START + 900, false, false));

        // Then
        assertThat(health.getState()).isEqualTo(RouteState.BAD);
        assertThat(health.getBadSince()).isEqualTo((START + 700) * 1000);
        assertThat(health.getStateSince()).isBetween((START + 710) * 1000, (START + 730) * 1000);
        assertThat(health.getUsualInTime()).isEqualTo(1.0);
        assertThat(health.getInTime()).isZero();
        assertThat(health.getDue()).isEqualTo(120);
    }

    @Test
    void a_lagging_monitor_hides_the_state_and_incompleteness_hides_both() {
        // Given
        turnBad();

        // When
        RouteHealth lagging = health(standing(START + 900, false, true));
        RouteHealth incomplete = health(standing(START + 900, true, true));

        // Then
        assertThat(lagging.getState()).isEqualTo(RouteState.MONITOR_LAGS);
        assertThat(lagging.getStateSince()).isZero();
        assertThat(lagging.getBadSince()).isNull();
        assertThat(lagging.getUsualInTime()).isEqualTo(1.0);
        assertThat(incomplete.getState()).isEqualTo(RouteState.INCOMPLETE);
    }

    @Test
    void before_the_first_watermark_nothing_but_totals_is_told() {
        // Given
        apply(Seconds.UNKNOWN, sent(START, 3), due(START, IN_TIME, 1));

        // When
        RouteHealth health =
                Healths.of(NAMED, watch, new Standing(Watermarks.UNKNOWN, OptionalLong.empty(), 2, 0, 0, false, false));

        // Then
        assertThat(health.getState()).isEqualTo(RouteState.LEARNING);
        assertThat(health.getStateSince()).isZero();
        assertThat(health.getWatermark()).isNull();
        assertThat(health.getFeedWatermark()).isNull();
        assertThat(health.getInTime()).isNull();
        assertThat(health.getWaiting()).isEmpty();
        assertThat(health.getTotals().getSent()).isEqualTo(3);
    }

    @Test
    void what_is_over_takes_no_memory_and_no_steps() {
        // Given
        apply(START, sent(START, 1), cell(START, CellKind.RECEIPT, 20, 1), due(START, IN_TIME, 1));
        apply(START + 1, cell(START, CellKind.OUTCOME, 0, 1));
        assertThat(watch.isActive()).isTrue();

        // When
        step(START + 1_200, false);

        // Then
        assertThat(watch.isActive()).isFalse();
        assertThat(watch.bytes()).isZero();
    }

    @Test
    void a_route_that_only_counts_is_never_active() {
        // When
        apply(START, cell(0, CellKind.SENT, 1, 1));

        // Then
        assertThat(watch.isActive()).isFalse();
        assertThat(watch.totals.inFlight()).isEqualTo(1);
    }

    @Test
    void a_bad_route_stays_active_until_nothing_was_sent_for_an_hour() {
        // Given
        turnBad();

        // When
        step(START + 4_000, false);
        boolean whileNothingIsSent = watch.isActive();
        step(START + 900 + 3_601, false);
        step(START + 900 + 3_602, false);
        step(START + 900 + 3_602 + 1_200, false);
        step(START + 900 + 3_602 + 1_800, false);

        // Then
        assertThat(whileNothingIsSent).isTrue();
        assertThat(watch.verdict().state()).isEqualTo(RouteState.GOOD);
        assertThat(watch.isActive()).isFalse();
    }

    @Test
    void a_snapshot_holds_all_of_it() {
        // Given
        turnBad();
        apply(START + 900, sent(START + 899, 5), cell(START + 899, CellKind.RECEIPT, 77, 3));
        PackedWriter out = new PackedWriter();

        // When
        watch.write(out);
        RouteWatch read = watch();
        read.read(new PackedReader(out.toArray()));

        // Then
        Standing standing = standing(START + 900, false, false);
        assertThat(Healths.of(NAMED, read, standing)).isEqualTo(Healths.of(NAMED, watch, standing));
        PackedWriter again = new PackedWriter();
        read.write(again);
        assertThat(again.toArray()).isEqualTo(out.toArray());
    }

    @Test
    void the_fullest_snapshot_is_smaller_than_64_kib() {
        // Given
        for (long second = START; second < START + 1_600; second++) {
            for (int kind = CellKind.SENT.ordinal(); kind <= CellKind.DUE.ordinal(); kind++) {
                for (int bin = 1; bin < 3; bin++) {
                    apply(START + 1_000, cell(second, CellKind.values()[kind], bin, 2_000));
                }
            }
        }
        for (int bin = 0; bin < 160; bin++) {
            apply(START + 1_000, cell(START + 999, CellKind.RECEIPT, bin, 20_000));
        }
        watch.latency.step(START + 1_060);
        watch.usualLatency.step(START + 1_600);
        for (int bin = 0; bin < 160; bin++) {
            watch.latency.add(bin, 20_000);
            watch.usualLatency.add(bin, 20_000);
        }
        PackedWriter out = new PackedWriter();

        // When
        watch.write(out);

        // Then
        assertThat(out.length()).isBetween(16 * 1024, 64 * 1024);
    }

    @Test
    void a_snapshot_of_a_version_to_come_is_refused_with_both_versions() {
        assertThatThrownBy(() -> watch.read(new PackedReader(new byte[] {RouteWatch.VERSION + 1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version " + (RouteWatch.VERSION + 1))
                .hasMessageContaining("reads " + RouteWatch.VERSION);
    }

    /** All codes arrive after 3 s up to second 700, none from then on; each due when it is. */
    private void turnBad() {
        for (long second = START; second < START + 900; second++) {
            apply(second, sent(second, 2), due(second - 60, second - 60 < START + 700 ? IN_TIME : OVERDUE, 2));
            if (second - 3 < START + 700) {
                apply(second, cell(second - 3, CellKind.RECEIPT, 90, 2));
            }
            step(second + 1, false);
        }
    }

    private static RouteWatch watch() {
        return new RouteWatch(TIMING, new Kin(Channel.SMS, "US", "att", "310-410"), new Beliefs(1), new Trials());
    }

    private void apply(long second, DeltaCell... cells) {
        watch.apply(List.of(cells), new Clocks(second, feed, false), second + 1);
    }

    private void step(long second, boolean incomplete) {
        watch.step(new Clocks(second, feed, incomplete));
    }

    private RouteHealth health(Standing standing) {
        step(standing.watermark() / 1000, false);
        return Healths.of(NAMED, watch, standing);
    }

    private static Standing standing(long watermark, boolean incomplete, boolean lags) {
        return new Standing(watermark * 1000, OptionalLong.of(5), 1, 2, 3, incomplete, lags);
    }
}
