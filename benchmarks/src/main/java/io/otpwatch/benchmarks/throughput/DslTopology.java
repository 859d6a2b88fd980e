package io.otpwatch.benchmarks.throughput;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.DeltaCell;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.processor.correlate.Entry;
import io.otpwatch.processor.correlate.Input;
import io.otpwatch.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.StreamJoined;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * The task in the DSL of Kafka Streams, as most would write it: sends are left-joined with what is heard of them within
 * the longest horizon, and how many arrived and how many did not is counted per route and second.
 *
 * <p>Where there is a choice, it is the cheaper. The join is by challengeId, the key of the inputs, so that nothing is
 * repartitioned before it; pairs of different codes are dropped behind it. Values are cut to what is needed before they
 * are stored. Only counting repartitions, as it must: a route's codes lie in all partitions; its records carry the route
 * and nothing else. The counts are cached, so that one record a commit leaves for each window that changed; join windows
 * cannot be. Windows are in RocksDB, see {@link BoundedRocksDb}: those in memory are slower, as a look-up goes through
 * every millisecond of the window, and got slower with each, until transactions timed out.
 */
final class DslTopology {
    /** The default of e-mail, the longest. */
    private static final Duration HORIZON = Duration.ofMinutes(30);
    /** As cohorts: that there are as many counts as deltas. */
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private static final byte ARRIVED = 0;
    private static final byte MISSING = 1;
    private static final byte[] NOTHING_MORE = new byte[0];

    private DslTopology() {}

    static Topology build(Properties properties, String countsTopic) {
        Serde<byte[]> bytes = Serdes.ByteArray();
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        KStream<byte[], byte[]> sends = decoded(builder, Input.SENT, "code-sent", Topics.CODE_SENT.name());
        KStream<byte[], byte[]> evidence = decoded(
                        builder, Input.RECEIVED, "code-received", Topics.CODE_RECEIVED.name())
                .merge(decoded(builder, Input.FAILED, "code-failed", Topics.CODE_FAILED.name()), Named.as("evidence"));
        sends.leftJoin(
                        evidence,
                        DslTopology::joined,
                        JoinWindows.ofTimeDifferenceWithNoGrace(HORIZON),
                        StreamJoined.with(bytes, bytes, bytes).withName("join").withStoreName("join"))
                .filter((challenge, result) -> result != null, Named.as("same-code"))
                .map((challenge, result) -> KeyValue.pair(result, NOTHING_MORE), Named.as("by-result"))
                .groupByKey(Grouped.with("route", bytes, bytes))
                .windowedBy(TimeWindows.ofSizeAndGrace(WINDOW, HORIZON))
                .count(
                        Named.as("count"),
                        Materialized.<byte[], Long, WindowStore<Bytes, byte[]>>as("counts")
                                .withKeySerde(bytes)
                                .withValueSerde(Serdes.Long())
                                .withCachingEnabled())
                .toStream(Named.as("changes"))
                .map((windowed, count) -> KeyValue.pair(windowed.key(), encoded(windowed, count)), Named.as("encode"))
                .to(countsTopic, Produced.<byte[], byte[]>with(bytes, bytes).withName("out"));
        return builder.build(properties);
    }

    private static KStream<byte[], byte[]> decoded(StreamsBuilder builder, Input input, String name, String topic) {
        return builder.stream(
                        topic,
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(name))
                .processValues(() -> new Decoding(input), Named.as("decode-" + name));
    }

    /** The kind of result, then the route; null for evidence of another code. */
    private static byte @Nullable [] joined(byte[] send, byte @Nullable [] evidence) {
        if (evidence != null && !PackedCode.isFor(evidence, send)) {
            return null;
        }
        int routeBytes = send.length - PackedCode.ID_BYTES;
        byte[] result = new byte[1 + routeBytes];
        result[0] = evidence == null ? MISSING : ARRIVED;
        System.arraycopy(send, PackedCode.ID_BYTES, result, 1, routeBytes);
        return result;
    }

    private static byte[] encoded(Windowed<byte[]> windowed, long count) {
        byte[] result = windowed.key();
        RouteDelta delta = RouteText.delta(result, 1);
        delta.getCells()
                .add(new DeltaCell(
                        windowed.window().start() / 1000,
                        result[0] == ARRIVED ? CellKind.RECEIPT : CellKind.OUTCOME,
                        (int) result[0],
                        Math.toIntExact(count)));
        return Topics.ROUTE_DELTAS
                .serde()
                .encode(new RouteDeltas(0, 0L, null, List.of(), List.of(delta), 0L, "dsl", List.of(), List.of()));
    }

    private static final class Decoding extends ContextualFixedKeyProcessor<byte[], byte[], byte[]> {
        private final Input input;
        private final InputDecoder decoder = new InputDecoder();
        private final RouteText routes = new RouteText(decoder.routes);

        Decoding(Input input) {
            this.input = input;
        }

        @Override
        public void process(FixedKeyRecord<byte[], byte[]> record) {
            if (!decoder.decode(input, record.value(), record.timestamp())) {
                return;
            }
            Entry entry = decoder.entry;
            if (entry.type == Entry.Type.SENT) {
                context().forward(record.withValue(PackedCode.send(entry.code, routes.of(entry.route))));
            } else if (entry.type != Entry.Type.TIME) {
                context().forward(record.withValue(PackedCode.evidence(entry.code, entry.named)));
            }
        }
    }
}
