package io.otpwatch.processor.topology;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Record;

/** Batches of deltas as records: the key says from which task to which partition. */
final class DeltaRecords implements StreamPartitioner<byte[], byte[]> {
    private static final char TO = '>';

    static Record<byte[], byte[]> record(int source, int partition, byte[] batch, long timestamp) {
        String key = "" + source + TO + partition;
        return new Record<>(key.getBytes(StandardCharsets.UTF_8), batch, timestamp);
    }

    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] key, byte[] value, int partitions) {
        String text = new String(key, StandardCharsets.UTF_8);
        return Optional.of(Set.of(Integer.parseInt(text.substring(text.indexOf(TO) + 1))));
    }
}
