package io.otpwatch.benchmarks.throughput;

import io.otpwatch.schemas.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The task with a key-value store that logs each change: a send puts its code, what is heard of it takes it out, and a
 * punctuator closes what is left past the horizon. The processor's tasks, so nothing is repartitioned.
 *
 * <p>The store is in memory and not cached: of what was tried that took the least CPU. A cache before it took a third
 * more, as keys seldom come back within one commit; RocksDB behind a cache took as much, and has the disk beside.
 */
final class KeyValueTopology {
    private KeyValueTopology() {}

    static Topology build(String countsTopic, int countsPartitions) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        ByteArraySerializer toBytes = new ByteArraySerializer();
        return new Topology()
                .addSource("code-sent", bytes, bytes, Topics.CODE_SENT.name())
                .addSource("code-received", bytes, bytes, Topics.CODE_RECEIVED.name())
                .addSource("code-failed", bytes, bytes, Topics.CODE_FAILED.name())
                .addProcessor(
                        "correlate",
                        () -> new KeyValueProcessor(countsPartitions),
                        "code-sent",
                        "code-received",
                        "code-failed")
                .addStateStore(store(), "correlate")
                .addSink(
                        "out",
                        countsTopic,
                        toBytes,
                        toBytes,
                        (topic, key, value, partitions) -> RouteCounts.partition(key),
                        "correlate");
    }

    private static StoreBuilder<KeyValueStore<byte[], byte[]>> store() {
        return Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(KeyValueProcessor.STORE), Serdes.ByteArray(), Serdes.ByteArray());
    }
}
