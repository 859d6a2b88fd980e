package io.otpwatch.processor.topology;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thin: puts a topic's records on a board. Who writes them checks them first; one that is refused all the same is named. */
final class BoardProcessor implements Processor<byte[], byte[], Void, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(BoardProcessor.class);

    private final String topic;
    private final Board board;
    private ProcessorContext<Void, Void> context;

    BoardProcessor(String topic, Board board) {
        this.topic = topic;
        this.board = board;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        board.take(record.key(), record.value()).ifPresent(this::warn);
    }

    /** By its offset in the one partition that there is: a key may hold what must not be logged. */
    private void warn(String reason) {
        long offset = context.recordMetadata().map(RecordMetadata::offset).orElse(-1L);
        LOG.warn(
                "a record is refused, what was in force stays topic=\"{}\" offset={} reason=\"{}\"",
                topic,
                offset,
                reason);
    }
}
