package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.rules.BadField;
import io.otpwatch.schemas.EventRules;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Holds what the client writes by hand against the generated classes and the reader's rules. */
class EventsTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_767_268_800_000L);
    private static final int EVENTS = 20_000;

    @Test
    void topics_channels_kinds_and_reasons_are_those_of_the_schemas() {
        assertThat(EventKind.values())
                .extracting(EventKind::topic)
                .containsExactlyElementsOf(
                        Topics.inputs().stream().map(Topic::name).toList());
        sameNames(Channel.values(), io.otpwatch.events.Channel.values());
        sameNames(EvidenceKind.values(), io.otpwatch.events.EvidenceKind.values());
        sameNames(ReasonClass.values(), io.otpwatch.events.ReasonClass.values());
    }

    @Test
    void random_sends_are_written_and_refused_as_the_generated_class_and_its_rules_would() {
        Inputs inputs = new Inputs(new Random(1));
        for (int i = 0; i < EVENTS; i++) {
            // Given
            Sent sent = inputs.sent();
            Destination to = inputs.destination();
            CodeSent expected = Generated.of(sent, to, NOW);

            // Then
            agree(() -> Events.sent(to, sent, NOW), expected, EventRules.problem(expected), Topics.CODE_SENT);
        }
        inputs.assertBothSortsSeen();
    }

    @Test
    void random_evidence_is_written_and_refused_as_the_generated_class_and_its_rules_would() {
        Inputs inputs = new Inputs(new Random(2));
        for (int i = 0; i < EVENTS; i++) {
            // Given
            Received received = inputs.received();
            CodeReceived expected = Generated.of(received, NOW);

            // Then
            agree(() -> Events.received(received, NOW), expected, EventRules.problem(expected), Topics.CODE_RECEIVED);
        }
    }

    @Test
    void random_failures_are_written_and_refused_as_the_generated_class_and_its_rules_would() {
        Inputs inputs = new Inputs(new Random(3));
        for (int i = 0; i < EVENTS; i++) {
            // Given
            Failed failed = inputs.failed();
            CodeFailed expected = Generated.of(failed, NOW);

            // Then
            agree(() -> Events.failed(failed, NOW), expected, EventRules.problem(expected), Topics.CODE_FAILED);
        }
    }

    @Test
    void a_time_beyond_all_milliseconds_is_refused_like_any_other() {
        // Given
        Sent sent = Sent.of("c-1", "k-1").by("ses", "acme").sentAt(Instant.MAX);
        Destination to = new Destination(Channel.EMAIL, "ZZ", "gmail.com", "google", null, null, null);

        // When
        Throwable thrown = catchThrowable(() -> Events.sent(to, sent, NOW));

        // Then
        assertThat(thrown).isInstanceOf(Refused.class).hasMessageStartingWith("sentAt: ");
    }

    private static <T extends SpecificRecord> void agree(
            Written written, T expected, Optional<BadField> problem, Topic<T> topic) {
        Throwable thrown = catchThrowable(() -> {
            Event event = written.event();
            assertThat(event.value()).isEqualTo(topic.serde().encode(expected));
            assertThat(topic.serde().encode(topic.serde().decode(event.value())))
                    .isEqualTo(event.value());
        });
        if (problem.isPresent()) {
            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.bad()).isEqualTo(problem.get()));
        } else {
            assertThat(thrown).as("%s", expected).isNull();
        }
    }

    private static void sameNames(Enum<?>[] ours, Enum<?>[] theirs) {
        assertThat(Arrays.stream(ours).map(Enum::name).toList())
                .isEqualTo(Arrays.stream(theirs).map(Enum::name).toList());
    }

    @FunctionalInterface
    private interface Written {
        Event event();
    }
}
