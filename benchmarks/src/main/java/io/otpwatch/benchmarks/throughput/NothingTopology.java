package io.otpwatch.benchmarks.throughput;

import io.otpwatch.processor.correlate.Entry;
import io.otpwatch.processor.correlate.Input;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.decode.EventDecoder;
import io.otpwatch.processor.decode.Rejected;
import io.otpwatch.schemas.KnownDomains;
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
        private final Entry entry = new Entry();
        private final EventDecoder decoder = new EventDecoder(new RouteDictionary(), KnownDomains.shipped());

        @SuppressWarnings("NullAway.Init") // set by init
        private ProcessorContext<Void, Void> context;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            this.context = context;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            Input input = input(context.recordMetadata().orElseThrow().topic());
            entry.appendedAt = record.timestamp();
            byte[] value = record.value();
            Rejected rejected = value == null ? null : decoder.decode(input, value, entry);
            if (rejected != null) {
                throw new IllegalStateException("an event of the inputs is refused: " + rejected);
            }
        }

        private static Input input(String topic) {
            if (topic.equals(Topics.CODE_SENT.name())) {
                return Input.SENT;
            }
            return topic.equals(Topics.CODE_RECEIVED.name()) ? Input.RECEIVED : Input.FAILED;
        }
    }
}
