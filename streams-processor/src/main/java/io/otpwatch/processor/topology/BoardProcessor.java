package io.otpwatch.processor.topology;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thin: puts a topic's records on a board. Who writes them checks them first; one that is refused all the same is named. */
final class BoardProcessor implements Processor<byte[], byte[], Void, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(BoardProcessor.class);

    private final String topic;
    private final Board board;

    BoardProcessor(String topic, Board board) {
        this.topic = topic;
        this.board = board;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (!board.take(record.key(), record.value())) {
            LOG.warn("a record is refused, what was in force stays topic=\"{}\"", topic);
        }
    }
}
