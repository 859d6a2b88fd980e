package io.otpwatch.processor.topology;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thin: shows every task what operators have set. The command refuses bad levers; one that is there all the same is named. */
final class ConfigProcessor implements Processor<byte[], byte[], Void, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigProcessor.class);

    private final LeverBoard board;

    ConfigProcessor(LeverBoard board) {
        this.board = board;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        board.clear();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (!board.take(record.key(), record.value())) {
            LOG.warn(
                    "A record of otp.config is refused; what was in force before stays. ./otpwatch config list says more");
        }
    }
}
