package io.otpwatch.processor.detect;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.Channel;
import io.otpwatch.events.DeltaCell;
import io.otpwatch.events.FeedWatermark;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.schemas.Topics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batches for tests. Times are seconds since 1970; the second {@link #START} begins a stretch of every length. */
final class Deltas {
    static final long START = 1_699_999_200L;

    static final int IN_TIME = 0;
    static final int RECIPIENT = 1;
    static final int FAILED = 2;
    static final int OVERDUE = 3;

    private Deltas() {}

    static DeltaCell cell(long second, CellKind kind, int bin, int count) {
        return new DeltaCell(second, kind, bin, count);
    }

    static DeltaCell sent(long second, int count) {
        return cell(second, CellKind.SENT, 1, count);
    }

    static DeltaCell due(long second, int result, int count) {
        return cell(second, CellKind.DUE, result, count);
    }

    static RouteDelta route(String domain, DeltaCell... cells) {
        return new RouteDelta(Channel.SMS, "twilio", "acme", "US", domain, "op", List.of(cells), List.of(), List.of());
    }

    static RouteDeltas batch(int source, long sequence, @Nullable Long watermark, RouteDelta... routes) {
        return batchOfLife(0, source, sequence, watermark, routes);
    }

    static RouteDeltas batchOfLife(
            long life, int source, long sequence, @Nullable Long watermark, RouteDelta... routes) {
        return new RouteDeltas(
                source,
                sequence,
                watermark == null ? null : (Long) (watermark * 1000),
                List.of(new FeedWatermark("twilio", watermark == null ? 0 : watermark * 1000 - 500)),
                List.of(routes),
                life,
                "otpwatch",
                List.of(),
                List.of());
    }

    static byte[] encode(RouteDeltas batch) {
        return Topics.ROUTE_DELTAS.serde().encode(batch);
    }
}
