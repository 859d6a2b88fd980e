package io.otpwatch.schemas;

import static io.otpwatch.schemas.Topic.Cleanup.DELETE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.events.DeadLetter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void the_inputs_are_equally_partitioned_and_equally_kept() {
        assertThat(Topics.inputs())
                .hasSize(3)
                .allSatisfy(topic -> assertThat(topic.partitions()).isEqualTo(24))
                .allSatisfy(topic -> assertThat(topic.retention()).isEqualTo(Duration.ofDays(3)));
        assertThat(Topics.all()).containsAll(Topics.inputs());
    }

    @Test
    void every_topic_has_a_name_of_its_own() {
        assertThat(Topics.all())
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("otp\\.[a-z-]+"));
    }

    @Test
    void a_topic_without_partitions_or_retention_is_refused() {
        EventSerde<DeadLetter> serde = EventSerde.of(DeadLetter.class);
        assertThatThrownBy(() -> new Topic<>("otp.x", 0, Duration.ofDays(1), DELETE, serde))
                .hasMessage("partitions of otp.x must be at least 1: 0");
        assertThatThrownBy(() -> new Topic<>("otp.x", 1, Duration.ZERO, DELETE, serde))
                .hasMessage("retention of otp.x must be > 0: PT0S");
    }
}
