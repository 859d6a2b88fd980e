package io.otpwatch.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicStateTest {
    private final Map<String, TopicState> found = new HashMap<>();

    TopicStateTest() {
        Topics.all().forEach(topic -> {
            String cleanup = switch (topic.name()) {
                case "otp.route-health", "otp.incidents", "otp.advice" -> "compact,delete";
                case "otp.config" -> "compact";
                default -> "delete";
            };
            found.put(topic.name(), state(topic.partitions(), "LogAppendTime", cleanup));
        });
    }

    @Test
    void topics_as_we_create_them_have_no_problem() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_missing_topic_is_named() {
        // Given
        found.remove("otp.outcomes");

        // Then
        assertThat(problems()).containsExactly("Topic otp.outcomes does not exist: create the topics first.");
    }

    @Test
    void a_wrong_setting_is_named_with_what_was_found_what_is_expected_and_what_to_do() {
        // Given
        found.put("otp.code-sent", state(24, "CreateTime", "compact"));

        // Then
        assertThat(problems())
                .containsExactly(
                        "Topic otp.code-sent has message.timestamp.type=CreateTime, expected LogAppendTime: kafka-configs"
                                + " --alter --topic otp.code-sent --add-config message.timestamp.type=LogAppendTime",
                        "Topic otp.code-sent has cleanup.policy=compact, expected delete: kafka-configs"
                                + " --alter --topic otp.code-sent --add-config cleanup.policy=delete");
    }

    @Test
    void a_topic_that_is_not_compacted_as_it_should_be_is_named() {
        // Given
        found.put("otp.route-health", state(12, "LogAppendTime", "delete"));

        // Then
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("Topic otp.route-health has cleanup.policy=delete, expected compact,delete: kafka-configs")
                .endsWith("--add-config cleanup.policy=[compact,delete]");
    }

    @Test
    void unequal_inputs_are_one_problem_that_lists_them() {
        // Given
        found.put("otp.code-failed", state(12, "LogAppendTime", "delete"));
        found.put("otp.outcomes", state(7, "LogAppendTime", "delete"));

        // Then
        assertThat(problems())
                .singleElement()
                .asString()
                .contains("{otp.code-sent=24, otp.code-received=24, otp.code-failed=12}", "create them anew");
    }

    @Test
    void a_created_topic_keeps_append_time_and_retention_by_its_own_rules() {
        // When
        Map<String, String> configs =
                TopicAdmin.newTopic(Topics.OUTCOMES, TopicLayout.replicated()).configs();

        // Then
        assertThat(configs)
                .containsEntry("message.timestamp.type", "LogAppendTime")
                .containsEntry("retention.ms", "86400000")
                .containsEntry("segment.ms", "21600000")
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("cleanup.policy", "delete");
    }

    @Test
    void a_topic_of_the_latest_of_each_key_is_created_compacted() {
        // When
        Map<String, String> configs = TopicAdmin.newTopic(Topics.ROUTE_HEALTH, TopicLayout.singleBroker(4))
                .configs();

        // Then
        assertThat(configs)
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("retention.ms", "604800000")
                .containsEntry("segment.ms", "86400000");
    }

    @Test
    void a_layout_bounds_partitions_and_never_adds_any() {
        // Given
        Topic<?> letters = Topics.DEAD_LETTERS;

        // Then
        assertThat(TopicLayout.singleBroker(4).partitions(Topics.CODE_SENT)).isEqualTo(4);
        assertThat(TopicLayout.singleBroker(4).partitions(letters)).isEqualTo(3);
        assertThat(TopicLayout.replicated().partitions(Topics.CODE_SENT)).isEqualTo(24);
    }

    private List<String> problems() {
        return TopicState.problems(Topics.all(), found);
    }

    private static TopicState state(int partitions, String timestampType, String cleanup) {
        return new TopicState(partitions, Map.of("message.timestamp.type", timestampType, "cleanup.policy", cleanup));
    }
}
