package io.otpwatch.processor.detect;

import static io.otpwatch.processor.detect.Deltas.START;
import static io.otpwatch.processor.detect.Deltas.cell;
import static io.otpwatch.processor.detect.Deltas.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.Channel;
import io.otpwatch.events.DeltaCell;
import io.otpwatch.events.FeedWatermark;
import io.otpwatch.events.FoldedDomain;
import io.otpwatch.events.PlatformDelta;
import io.otpwatch.events.RangeDelta;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.UndecodableException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchesTest {
    private final Batches batches = new Batches(2);

    static Stream<RouteDeltas> unsound() {
        return Stream.of(
                Deltas.batch(2, 0, START),
                Deltas.batch(-1, 0, START),
                Deltas.batch(0, -1, START),
                Deltas.batch(0, Long.MAX_VALUE, START),
                new RouteDeltas(0, 0L, START * 1000 + 1, List.of(), List.of(), 0L, "otpwatch", List.of(), List.of()),
                Deltas.batch(0, 0, Long.MAX_VALUE / 1000),
                new RouteDeltas(
                        0,
                        0L,
                        null,
                        List.of(new FeedWatermark("p".repeat(65), 1L)),
                        List.of(),
                        0L,
                        "otpwatch",
                        List.of(),
                        List.of()),
                Deltas.batch(0, 0, START, route("d".repeat(257))),
                with(cell(START, CellKind.SENT, 1, 0)),
                with(cell(START, CellKind.SENT, -1, 1)),
                with(cell(START, CellKind.DUE, 4, 1)),
                with(cell(START * 1000, CellKind.SENT, 1, 1)),
                with(cell(-1, CellKind.SENT, 1, 1)),
                with(cell(Long.MAX_VALUE, CellKind.SENT, 1, 1)),
                with(List.of("m".repeat(257)), List.of()),
                with(List.of(), List.of(new FoldedDomain("d".repeat(257), 1))),
                with(List.of(), List.of(new FoldedDomain("acme.example", 0))),
                with(new PlatformDelta(Channel.SMS, "p".repeat(257), List.of())),
                with(new PlatformDelta(Channel.SMS, "ios-app-12", List.of(cell(START, CellKind.SENT, 1, 0)))),
                with(new RangeDelta("US", "1".repeat(257), 1, 1, 1)),
                with(new RangeDelta("US", "1415555", -1, 1, 1)),
                with(new RangeDelta("US", "1415555", 1, -1, 1)),
                with(new RangeDelta("US", "1415555", 1, 1, -1)));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void a_batch_that_cannot_be_is_refused_as_malformed(RouteDeltas batch) {
        // When
        UndecodableException refused =
                catchThrowableOfType(UndecodableException.class, () -> batches.decode(Deltas.encode(batch)));

        // Then
        assertThat(refused.reason()).isEqualTo(Rejection.MALFORMED);
        assertThat(refused.schema()).isPresent();
    }

    @Test
    void a_batch_is_read() {
        // Given
        RouteDeltas batch = with(cell(0, CellKind.UNKNOWN, 9, 1));

        // Then
        assertThat(batches.decode(Deltas.encode(batch))).isEqualTo(batch);
    }

    @Test
    void a_batch_with_all_that_it_may_say_is_read() {
        // Given
        PlatformDelta platform =
                new PlatformDelta(Channel.SMS, "ios-app-12", List.of(cell(START, CellKind.SENT, 1, 1)));
        RouteDeltas batch = batch(
                List.of(folded(List.of("SM1"), List.of(new FoldedDomain("acme.example", 7)))),
                List.of(platform),
                List.of(new RangeDelta("US", "1415555", 3, 2, 1)));

        // Then
        assertThat(batches.decode(Deltas.encode(batch))).isEqualTo(batch);
    }

    private static RouteDeltas with(List<String> vendorMessageIds, List<FoldedDomain> domains) {
        return batch(List.of(folded(vendorMessageIds, domains)), List.of(), List.of());
    }

    private static RouteDeltas with(PlatformDelta platform) {
        return batch(List.of(), List.of(platform), List.of());
    }

    private static RouteDeltas with(RangeDelta range) {
        return batch(List.of(), List.of(), List.of(range));
    }

    private static RouteDelta folded(List<String> vendorMessageIds, List<FoldedDomain> domains) {
        List<DeltaCell> cells = List.of(cell(START, CellKind.SPAM, 1, 1));
        return new RouteDelta(Channel.EMAIL, "ses", "acme", "ZZ", "other@own", "own", cells, vendorMessageIds, domains);
    }

    private static RouteDeltas batch(List<RouteDelta> routes, List<PlatformDelta> platforms, List<RangeDelta> ranges) {
        return new RouteDeltas(1, 3L, START * 1000, List.of(), routes, 0L, "otpwatch", platforms, ranges);
    }

    private static RouteDeltas with(DeltaCell cell) {
        return Deltas.batch(1, 3, START, route("310-260", cell));
    }
}
