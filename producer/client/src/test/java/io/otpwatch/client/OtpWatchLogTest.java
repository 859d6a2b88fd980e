package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.otpwatch.rules.RecipientKeys;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OtpWatchLogTest {
    private final List<Loss> losses = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(OtpWatch.class);

    @Test
    void an_appender_that_throws_reaches_no_login_and_each_event_counts_once() {
        // Given
        AtomicInteger reached = new AtomicInteger();
        UnguardedAppender throwing = new UnguardedAppender(line -> {
            reached.incrementAndGet();
            throw new IllegalStateException("appender");
        });
        OtpWatch otpwatch = OtpWatch.builder()
                .bootstrapServers("127.0.0.1:1")
                .recipientKeys(RecipientKeys.of(RecipientKeys.random("k1")))
                .listener(losses::add)
                .build();
        otpwatch.close(Duration.ZERO);
        logger.addAppender(throwing);
        logger.setLevel(Level.WARN);

        // When
        try {
            otpwatch.entered(Entered.right("c-1"));
            otpwatch.entered(Entered.right("jane@example.com"));
            otpwatch.close(Duration.ZERO);
            await().until(() -> reached.get() >= 2);
        } finally {
            logger.detachAppender(throwing);
            logger.setLevel(null);
        }

        // Then
        assertThat(otpwatch.counts()).isEqualTo(new Counts(0, 0, 1, 1, 0));
        assertThat(losses).extracting(Loss::cause).containsExactly(Loss.Cause.DROPPED, Loss.Cause.REFUSED);
    }
}
