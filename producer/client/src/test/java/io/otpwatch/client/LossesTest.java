package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
class LossesTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(OtpWatch.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicLong nanos = new AtomicLong();
    private final List<Loss> told = new CopyOnWriteArrayList<>();
    private final Losses losses = new Losses(told::add, nanos::get);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        lines(); // else they would come into the next test
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void an_outage_is_two_lines_however_long() {
        // When
        for (int i = 0; i < 1_000; i++) {
            losses.held(
                    EventKind.SENT, new TimeoutException("Topic otp.code-sent not present in metadata after 1000 ms."));
            losses.dropped(EventKind.SENT, "the buffer is full");
            losses.failed(EventKind.SENT, new TimeoutException("120000 ms has passed"));
            losses.acknowledged(EventKind.SENT);
        }
        nanos.addAndGet(Losses.CALM.toNanos());
        losses.acknowledged(EventKind.SENT);
        losses.acknowledged(EventKind.SENT);

        // Then
        assertThat(lines())
                .containsExactly(
                        "WARN otp.code-sent waits: TimeoutException, Topic otp.code-sent not present in metadata after 1000 ms."
                                + " (what follows is only counted, until events are taken again)",
                        "INFO Kafka takes otp.code-sent again; 2000 were lost.");
    }

    @Test
    void the_next_outage_is_said_again() {
        // Given
        losses.dropped(EventKind.SENT, "the buffer is full");
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        losses.acknowledged(EventKind.SENT);

        // When
        losses.failed(EventKind.SENT, new TimeoutException("x"));

        // Then
        assertThat(lines()).hasSize(3).last().asString().startsWith("WARN otp.code-sent lost an event");
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
        losses.held(EventKind.SENT, new KafkaException("sasl.jaas.config ... password=secret"));

        // Then
        assertThat(lines())
                .singleElement()
                .asString()
                .contains("KafkaException")
                .doesNotContain("secret");
    }

    @Test
    void a_topic_that_is_missing_is_named_while_others_go_on() {
        // When
        losses.held(EventKind.FAILED, new TimeoutException("x", new UnknownTopicOrPartitionException("y")));
        losses.failed(EventKind.FAILED, new TimeoutException("x", new UnknownTopicOrPartitionException("y")));
        nanos.addAndGet(Losses.CALM.toNanos());
        losses.acknowledged(EventKind.SENT);

        // Then
        assertThat(lines()).singleElement().asString().startsWith("WARN otp.code-failed waits");
        assertThat(told)
                .containsExactly(new Loss(EventKind.FAILED, Loss.Cause.FAILED, "there is no topic otp.code-failed"));
    }

    @Test
    void nobody_waits_for_an_appender_that_hangs() {
        // Given
        CountDownLatch released = new CountDownLatch(1);
        Appender<ILoggingEvent> hanging = appender(line -> awaitUninterruptibly(released));

        // When
        try {
            losses.held(EventKind.SENT, new TimeoutException("x"));
            losses.dropped(EventKind.SENT, "the buffer is full");
            losses.failed(EventKind.FAILED, new TimeoutException("x"));
            losses.refused(EventKind.SENT, "provider", "given; was null");
            nanos.addAndGet(Losses.CALM.toNanos());
            losses.acknowledged(EventKind.SENT);
            losses.dropped(EventKind.SENT, "the buffer is full");
        } finally {
            released.countDown();
            logger.detachAppender(hanging);
        }

        // Then
        assertThat(told).hasSize(4);
    }

    @Test
    void an_appender_that_throws_harms_nobody_and_the_next_lines_come() {
        // Given
        Appender<ILoggingEvent> throwing = appender(line -> {
            throw new NoClassDefFoundError("appender");
        });

        // When
        losses.dropped(EventKind.SENT, "the buffer is full");
        losses.refused(EventKind.SENT, "provider", "given; was null");
        lines();
        logger.detachAppender(throwing);
        losses.dropped(EventKind.RECEIVED, "the buffer is full");

        // Then
        assertThat(told).hasSize(3);
        assertThat(lines()).last().asString().startsWith("WARN otp.code-received lost an event");
    }

    private Appender<ILoggingEvent> appender(Consumer<ILoggingEvent> does) {
        Appender<ILoggingEvent> appender = new UnguardedAppender(does);
        logger.addAppender(appender);
        return appender;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> lines() {
        try {
            losses.awaitWritten();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return log.list.stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
    }
}
