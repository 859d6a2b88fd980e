package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LossesTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(OtpWatch.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Losses losses = new Losses(loss -> {}, nanos::get);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void an_outage_is_two_lines_however_long() {
        // When
        for (int i = 0; i < 1_000; i++) {
            losses.held(new TimeoutException("Topic otp.code-sent not present in metadata after 1000 ms."));
            losses.dropped(EventKind.SENT, "the buffer is full");
            losses.failed(EventKind.SENT, new TimeoutException("120000 ms has passed"));
            losses.acknowledged();
        }
        nanos.addAndGet(Losses.CALM.toNanos());
        losses.acknowledged();
        losses.acknowledged();

        // Then
        assertThat(lines())
                .containsExactly(
                        "WARN Events wait: TimeoutException, Topic otp.code-sent not present in metadata after 1000 ms."
                                + " (what follows is only counted, until events are taken again)",
                        "INFO Kafka takes events again; 2000 were lost.");
    }

    @Test
    void the_next_outage_is_said_again() {
        // Given
        losses.dropped(EventKind.SENT, "the buffer is full");
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        losses.acknowledged();

        // When
        losses.failed(EventKind.SENT, new TimeoutException("x"));

        // Then
        assertThat(lines()).hasSize(3).last().asString().startsWith("WARN An event was given up");
    }

    @Test
    void each_field_is_said_once_when_it_is_refused() {
        // When
        for (int i = 0; i < 1_000; i++) {
            losses.refused(EventKind.SENT, "provider", "given; was null");
            losses.refused(EventKind.FAILED, "provider", "given; was null");
        }

        // Then
        assertThat(lines())
                .hasSize(2)
                .first()
                .isEqualTo("WARN An event SENT was refused: provider: given; was null. Further ones are only counted.");
    }

    @Test
    void what_is_no_api_error_is_named_by_its_class_alone() {
        // When
        losses.held(new KafkaException("sasl.jaas.config ... password=secret"));

        // Then
        assertThat(lines()).singleElement().asString().contains("KafkaException").doesNotContain("secret");
    }

    private List<String> lines() {
        return log.list.stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
    }
}
