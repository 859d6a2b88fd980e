package io.otpwatch.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.otpwatch.events.Lever;
import io.otpwatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class BoardProcessorTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(BoardProcessor.class);
    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final LeverBoard board = new LeverBoard();
    private final BoardProcessor processor = new BoardProcessor(Topics.CONFIG.name(), board);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        processor.init(context);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void a_record_that_is_taken_is_on_the_board_and_says_nothing() {
        // When
        process(16, "2");

        // Then
        assertThat(board.levers().budget()).hasValue(2);
        assertThat(log.list).isEmpty();
    }

    @Test
    void a_record_that_is_refused_is_named_by_its_place_field_and_shape_and_not_repeated() {
        // When
        process(17, "jane.doe@example.com");

        // Then
        assertThat(log.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getFormattedMessage())
                    .isEqualTo(
                            "a record is refused, what was in force stays topic=\"otp.config\" offset=17 reason=\"perMonth:"
                                    + " expected a number above 0, at most 1000; was 20 characters that are no number\"");
        });
    }

    private void process(long offset, String perMonth) {
        Lever lever = new Lever("budget", "", Map.of("perMonth", perMonth), 0L);
        context.setRecordMetadata(Topics.CONFIG.name(), 0, offset);
        processor.process(new Record<>(
                "budget\t".getBytes(StandardCharsets.UTF_8),
                Topics.CONFIG.serde().encode(lever),
                0));
    }
}
