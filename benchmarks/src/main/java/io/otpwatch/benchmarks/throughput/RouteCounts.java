package io.otpwatch.benchmarks.throughput;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.DeltaCell;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;

/** What changed on routes since it last left, as deltas: one batch to each partition, as the processor has it. */
final class RouteCounts {
    private static final char TO = '>';

    private final Map<Bytes, Map<Cell, Integer>> byRoute = new HashMap<>();

    private record Cell(long second, CellKind kind) {}

    /** @param route see {@link RouteText} */
    void add(byte[] route, long appendedAt, CellKind kind) {
        byRoute.computeIfAbsent(Bytes.wrap(route), unused -> new HashMap<>())
                .merge(new Cell(appendedAt / 1000, kind), 1, Integer::sum);
    }

    void leave(int source, int partitions, long now, Consumer<Record<byte[], byte[]>> out) {
        List<List<RouteDelta>> batches = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            batches.add(new ArrayList<>());
        }
        byRoute.forEach((route, cells) ->
                batches.get(Math.floorMod(route.hashCode(), partitions)).add(delta(route, cells)));
        byRoute.clear();
        for (int partition = 0; partition < partitions; partition++) {
            RouteDeltas batch = new RouteDeltas(
                    source, 0L, now, List.of(), batches.get(partition), 0L, "key-value-store", List.of(), List.of());
            byte[] key = ("" + source + TO + partition).getBytes(StandardCharsets.UTF_8);
            out.accept(new Record<>(key, Topics.ROUTE_DELTAS.serde().encode(batch), now));
        }
    }

    /** The partition that the key of a batch names. */
    static Optional<Set<Integer>> partition(byte[] key) {
        String text = new String(key, StandardCharsets.UTF_8);
        return Optional.of(Set.of(Integer.parseInt(text.substring(text.indexOf(TO) + 1))));
    }

    private static RouteDelta delta(Bytes route, Map<Cell, Integer> cells) {
        RouteDelta delta = RouteText.delta(route.get(), 0);
        cells.forEach((cell, count) -> delta.getCells().add(new DeltaCell(cell.second, cell.kind, 0, count)));
        return delta;
    }
}
