package io.otpwatch.processor.detect;

import static io.otpwatch.processor.detect.Deltas.START;
import static io.otpwatch.processor.detect.Deltas.cell;
import static io.otpwatch.processor.detect.Deltas.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.DeltaCell;
import io.otpwatch.events.FeedWatermark;
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
                new RouteDeltas(0, 0L, START * 1000 + 1, List.of(), List.of(), 0L, "otpwatch"),
                Deltas.batch(0, 0, Long.MAX_VALUE / 1000),
                new RouteDeltas(0, 0L, null, List.of(new FeedWatermark("p".repeat(65), 1L)), List.of(), 0L, "otpwatch"),
                Deltas.batch(0, 0, START, route("d".repeat(257))),
                with(cell(START, CellKind.SENT, 1, 0)),
                with(cell(START, CellKind.SENT, -1, 1)),
                with(cell(START, CellKind.DUE, 4, 1)),
                with(cell(START * 1000, CellKind.SENT, 1, 1)),
                with(cell(-1, CellKind.SENT, 1, 1)),
                with(cell(Long.MAX_VALUE, CellKind.SENT, 1, 1)));
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

    private static RouteDeltas with(DeltaCell cell) {
        return Deltas.batch(1, 3, START, route("310-260", cell));
    }
}
