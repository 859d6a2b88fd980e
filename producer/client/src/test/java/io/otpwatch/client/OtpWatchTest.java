package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.rules.RecipientKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a login sees while there is no Kafka at all. */
class OtpWatchTest {
    private static final String NOBODY_LISTENS = "127.0.0.1:1";

    private final List<Loss> losses = new CopyOnWriteArrayList<>();
    private final OtpWatch otpwatch = builder().listener(losses::add).build();

    @AfterEach
    void close() {
        otpwatch.close(Duration.ZERO);
    }

    @Test
    void without_kafka_events_wait_and_no_call_takes_long() {
        // Given
        give(); // loads classes and one numbering plan

        // When
        long start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            give();
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        // Then
        assertThat(taken).isLessThan(Duration.ofSeconds(10)); // had each waited for metadata: more than an hour
        assertThat(otpwatch.counts()).isEqualTo(new Counts(0, 5_005, 0, 0, 0));
        assertThat(losses).isEmpty();
    }

    @Test
    void closing_keeps_its_bound_and_gives_up_what_waits() {
        // Given
        give();

        // When
        long start = System.nanoTime();
        otpwatch.close(Duration.ofMillis(300));
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        // Then
        assertThat(taken)
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(30)); // Kafka would be waited for much longer
        assertThat(otpwatch.counts()).isEqualTo(new Counts(0, 0, 0, 0, 5));
        assertThat(losses).hasSize(5).extracting(Loss::cause).containsOnly(Loss.Cause.FAILED);
    }

    @Test
    void after_closing_events_are_dropped() {
        // Given
        otpwatch.close(Duration.ZERO);

        // When
        otpwatch.entered(Entered.right("c-1"));
        otpwatch.close(Duration.ZERO);

        // Then
        assertThat(otpwatch.counts()).isEqualTo(new Counts(0, 0, 0, 1, 0));
        assertThat(losses).containsExactly(new Loss(EventKind.RECEIVED, Loss.Cause.DROPPED, "the client is closed"));
    }

    @Test
    void bad_input_is_told_by_field_and_shape_and_never_thrown() {
        // When
        otpwatch.sentToEmail("jane.example.com", sent());
        otpwatch.sentToPhone("555", sent());
        otpwatch.sentToPhone("+14155552671", "T-Mobile", sent());
        otpwatch.sentToEmail(
                "jane@example.com", Sent.of("+4915112345678", "k-1").by("ses", "acme"));
        otpwatch.sentToEmail("jane@example.com", Sent.of("c-1", "k-1"));
        otpwatch.received(Received.of(EvidenceKind.DELIVERED, "c-1", null));
        otpwatch.failed(Failed.of("c-1", "k-1", ReasonClass.UNKNOWN, "No Such User"));

        // Then
        assertThat(losses)
                .extracting(Loss::detail)
                .containsExactly(
                        "recipient: an e-mail address; was 16 characters without an @",
                        "recipient: a phone number; was 3 characters, invalid country code",
                        "recipient: a carrier as MCC-MNC; was 8 characters that are none",
                        "challengeId: characters of [A-Za-z0-9._:-]; number 1 of 14 is not",
                        "provider: given; was null",
                        "codeId: an id with receipt evidence; was null",
                        "reason: characters of [a-z0-9_]; number 1 of 12 is not");
        assertThat(otpwatch.counts()).isEqualTo(new Counts(0, 0, 7, 0, 0));
    }

    @Test
    void an_address_or_number_in_any_field_is_refused_and_told_by_shape() {
        // When
        otpwatch.sentToEmail("jane@example.com", sent().template("4915112345678"));
        otpwatch.sentToEmail("jane@example.com", sent().clientPlatform("jane@example.com"));
        otpwatch.sentToEmail("jane@example.com", sent().vendorMessageId("+4915112345678"));
        otpwatch.sentToEmail("jane@example.com", Sent.of("c-1", "k-1").by("+49 1511 2345678", "acme"));
        otpwatch.received(Received.delivered("c-1", "k-1").rawCode("to +4915112345678"));
        otpwatch.failed(failed("4915112345678"));
        otpwatch.failed(failed("filtered").ruleId("jane@example.com"));
        otpwatch.failed(failed("filtered").rawCodes(List.of("5.1.1", "jane@example.com")));

        // Then
        assertThat(losses)
                .extracting(Loss::detail)
                .containsExactly(
                        "template: no phone number; was 13 digits alone",
                        "clientPlatform: no e-mail address; was something with an @",
                        "vendorMessageId: no phone number; was a plus and 13 digits",
                        "provider: no phone number; was a plus and 13 digits",
                        "rawCode: no phone number; was a plus and 13 digits",
                        "reason: no phone number; was 13 digits alone",
                        "ruleId: no e-mail address; was something with an @",
                        "rawCodes: no e-mail address; was something with an @");
        assertThat(otpwatch.counts()).isEqualTo(new Counts(0, 0, 8, 0, 0));
    }

    @Test
    @SuppressWarnings({"NullAway", "DataFlowIssue"}) // what a caller without a null checker may do
    void even_null_is_bad_input_and_never_thrown() {
        // When
        otpwatch.sentToEmail(null, sent());
        otpwatch.sentToPhone(null, null, sent());
        otpwatch.sentToEmail("jane@example.com", null);
        otpwatch.sent(null, sent());
        otpwatch.received(null);
        otpwatch.entered(Entered.right(null));
        otpwatch.failed(Failed.of("c-1", "k-1", null, null).rawCodes(null));

        // Then
        assertThat(otpwatch.counts()).isEqualTo(new Counts(0, 0, 7, 0, 0));
        assertThat(losses).hasSize(7).extracting(Loss::cause).containsOnly(Loss.Cause.REFUSED);
    }

    @Test
    void a_listener_that_throws_does_no_harm() {
        // Given
        LossListener throwing = loss -> {
            if (loss.event() == EventKind.SENT) {
                throw new IllegalStateException("listener");
            }
            throw new NoClassDefFoundError("listener");
        };

        // When
        try (OtpWatch watch = builder().listener(throwing).build()) {
            watch.sentToEmail("nobody", sent());
            watch.entered(Entered.right("jane@example.com"));

            // Then
            assertThat(watch.counts().refused()).isEqualTo(2);
        }
    }

    @Test
    void a_wrong_setting_is_named_when_the_client_is_built() {
        refuses("recipientKeys must be given", OtpWatch.builder().bootstrapServers(NOBODY_LISTENS));
        refuses("bootstrapServers must be given", OtpWatch.builder().recipientKeys(keys()));
        refuses("bufferBytes must be at least 65536: 1000", builder().bufferBytes(1_000));
        refuses("patience must be PT1S to P1D: PT0S", builder().patience(Duration.ZERO));
        refuses(
                "request.timeout.ms must be at most the patience of PT20S: 20001",
                builder().patience(Duration.ofSeconds(20)).kafka(Map.of("request.timeout.ms", "20001")));
        assertThatThrownBy(() -> builder()
                        .kafka(Map.of("linger.ms", 5, "security.protocol", "x"))
                        .build())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("security.protocol");
    }

    @Test
    void settings_on_which_the_guarantees_rest_are_refused_and_what_changes_nothing_is_not() {
        // When, Then
        for (String name : List.of(
                "transactional.id",
                "partitioner.class",
                "partitioner.ignore.keys",
                "interceptor.classes",
                "key.serializer",
                "value.serializer")) {
            refuses(
                    name + " must not be given: the client needs its own",
                    builder().kafka(Map.of(name, "x")));
        }
        refuses("acks must be all or not given", builder().kafka(Map.of("acks", "1")));
        refuses("enable.idempotence must be true or not given", builder().kafka(Map.of("enable.idempotence", false)));
        builder()
                .patience(Duration.ofSeconds(20))
                .kafka(Map.of("acks", "-1", "enable.idempotence", true, "request.timeout.ms", 20_000))
                .build()
                .close(Duration.ZERO);
    }

    private static void refuses(String message, OtpWatchBuilder builder) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private void give() {
        otpwatch.sentToEmail("jane@example.com", sent());
        otpwatch.sentToPhone("+4915112345678", sent());
        otpwatch.received(Received.delivered("c-1", "k-1"));
        otpwatch.entered(Entered.right("c-1"));
        otpwatch.failed(Failed.of("c-1", "k-1", ReasonClass.TEMPORARY, "greylisted"));
    }

    private static Failed failed(String reason) {
        return Failed.of("c-1", "k-1", ReasonClass.OPERATOR, reason);
    }

    private static Sent sent() {
        return Sent.of("c-1", "k-1").by("ses", "login.example.com");
    }

    private static OtpWatchBuilder builder() {
        return OtpWatch.builder().bootstrapServers(NOBODY_LISTENS).recipientKeys(keys());
    }

    private static RecipientKeys keys() {
        return RecipientKeys.of(RecipientKeys.random("k1"));
    }
}
