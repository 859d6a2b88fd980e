package io.otpwatch.kit;

import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as found on the cluster, and the judgement whether the services can work with it.
 *
 * @param partitions as found
 * @param settings by Kafka's names, defaults of the broker included
 */
record TopicState(int partitions, Map<String, String> settings) {
    static final String APPEND_TIME = "LogAppendTime";

    TopicState {
        settings = Map.copyOf(settings);
    }

    /** One sentence a problem: topic, setting, what was found, what is expected, what to do. */
    static List<String> problems(List<? extends Topic<?>> expected, Map<String, TopicState> found) {
        List<String> problems = new ArrayList<>();
        for (Topic<?> topic : expected) {
            TopicState state = found.get(topic.name());
            if (state == null) {
                problems.add("Topic " + topic.name() + " does not exist: create the topics first.");
            } else {
                problems.addAll(state.problems(topic));
            }
        }
        unequalInputs(expected, found).ifPresent(problems::add);
        return problems;
    }

    private List<String> problems(Topic<?> topic) {
        List<String> problems = new ArrayList<>();
        check(topic, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, APPEND_TIME).ifPresent(problems::add);
        check(topic, TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup().policy())
                .ifPresent(problems::add);
        return problems;
    }

    private Optional<String> check(Topic<?> topic, String setting, String expected) {
        String found = settings.getOrDefault(setting, "not known");
        return Set.of(found.split(",", -1)).equals(Set.of(expected.split(",", -1)))
                ? Optional.empty()
                : Optional.of(
                        "Topic %1$s has %2$s=%3$s, expected %4$s: kafka-configs --alter --topic %1$s --add-config %2$s=%5$s"
                                .formatted(topic.name(), setting, found, expected, argument(expected)));
    }

    /** The tool takes commas for the ends of settings, but in brackets. */
    private static String argument(String value) {
        return value.contains(",") ? "[" + value + "]" : value;
    }

    /** A challenge's events meet in one task only if its partition number is the same in all inputs. */
    private static Optional<String> unequalInputs(List<? extends Topic<?>> expected, Map<String, TopicState> found) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Topic<?> topic : expected) {
            TopicState state = found.get(topic.name());
            if (state != null && Topics.inputs().contains(topic)) {
                counts.put(topic.name(), state.partitions());
            }
        }
        return Set.copyOf(counts.values()).size() <= 1
                ? Optional.empty()
                : Optional.of("The input topics have different partition counts " + counts
                        + ", expected the same: create them anew with equal counts; partitions cannot be taken away,"
                        + " and adding some moves challenges to other tasks.");
    }
}
