package io.otpwatch.benchmarks.throughput;

import io.otpwatch.schemas.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Kafka Streams doing nothing: the processor's sources in tasks like the processor's, each record decoded as the
 * processor decodes it and dropped. What is left is what Streams, its clients and the decoding cost anyone.
 */
final class NothingTopology {
    private NothingTopology() {}

    static Topology build() {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        return new Topology()
                .addSource("code-sent", bytes, bytes, Topics.CODE_SENT.name())
                .addSource("code-received", bytes, bytes, Topics.CODE_RECEIVED.name())
                .addSource("code-failed", bytes, bytes, Topics.CODE_FAILED.name())
                .addProcessor("nothing", Nothing::new, "code-sent", "code-received", "code-failed");
    }

    private static final class Nothing implements Processor<byte[], byte[], Void, Void> {
        private final InputDecoder decoder = new InputDecoder();

        @SuppressWarnings("NullAway.Init") // set by init
        private ProcessorContext<Void, Void> context;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            this.context = context;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            String topic = context.recordMetadata().orElseThrow().topic();
            decoder.decode(InputDecoder.input(topic), record.value(), record.timestamp());
        }
    }
}
