package io.otpwatch.standalone.incidents;

import static io.otpwatch.standalone.incidents.MadeAdvice.item;
import static io.otpwatch.standalone.incidents.MadeIncident.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.otpwatch.events.Advice;
import io.otpwatch.events.AdviceAction;
import io.otpwatch.events.Cause;
import io.otpwatch.schemas.Topics;
import io.otpwatch.standalone.CannotRun;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncidentFollowerTest {
    private static final TopicPartition INCIDENTS = new TopicPartition(Topics.INCIDENTS.name(), 0);
    private static final TopicPartition ADVICE = new TopicPartition(Topics.ADVICE.name(), 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private long offset;

    @BeforeEach
    void assign() {
        consumer.assign(List.of(INCIDENTS, ADVICE));
        consumer.updateBeginningOffsets(Map.of(INCIDENTS, 0L, ADVICE, 0L));
        consumer.seekToBeginning(List.of(INCIDENTS, ADVICE));
    }

    @Test
    void incidents_and_advice_stand_on_the_board() {
        // Given
        Advice advice = MadeAdvice.of("310-260", item("i-1", AdviceAction.OFFER_AUTHENTICATOR));
        try (IncidentFollower follower = IncidentFollower.start(consumer)) {
            // When
            append(INCIDENTS, new byte[] {1, 2, 3});
            append(
                    INCIDENTS,
                    Topics.INCIDENTS
                            .serde()
                            .encode(open("i-1", 1, Cause.PENDING, "domain", "310-260", 130)
                                    .record()));
            append(ADVICE, Topics.ADVICE.serde().encode(advice));
            // Then
            await().until(() -> !follower.board().advice().isEmpty()
                    && !follower.board().all().isEmpty());
            assertThat(follower.board().all()).extracting(SeenIncident::id).containsExactly("i-1");
            assertThat(follower.board().advice()).containsExactly(advice);
            assertThat(follower.board().undecodable()).isEqualTo(1);
        }
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void of_two_for_one_place_the_newer_advice_stands() {
        // Given
        IncidentBoard board = new IncidentBoard();
        Advice first = MadeAdvice.of("310-260", item("i-1", AdviceAction.OFFER_AUTHENTICATOR));
        Advice withdrawn = MadeAdvice.of("310-260", 2, false);
        // When
        board.add(first);
        board.add(withdrawn);
        board.add(first);
        // Then
        assertThat(board.advice()).containsExactly(withdrawn);
    }

    @Test
    void a_follower_that_cannot_go_on_says_so() {
        try (IncidentFollower follower = IncidentFollower.start(consumer)) {
            // When
            consumer.setPollException(new KafkaException("refused"));
            // Then
            await().untilAsserted(() -> assertThatThrownBy(follower::requireAlive)
                    .isInstanceOf(CannotRun.class)
                    .hasMessage("what is said of incidents cannot be read: refused"));
        }
    }

    private void append(TopicPartition partition, byte[] value) {
        consumer.addRecord(
                new ConsumerRecord<>(partition.topic(), partition.partition(), offset++, new byte[] {1}, value));
    }
}
