package io.otpwatch.standalone.cli;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.TopicAdmin;
import io.otpwatch.kit.TopicLayout;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "topics",
        description = "Creates the topics that are missing, and verifies all. What exists is never changed.",
        footer = {"", "Exit code 0: all are as they must be; 1: not, with a sentence for each problem."})
final class TopicsCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // set by picocli
    @Spec
    CommandSpec command;

    @Mixin
    final KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description =
                    "At most so many partitions a topic. Default: 24 for events and outcomes, 3 for dead letters.")
    @Nullable
    Integer partitions;

    @Option(names = "--replication-factor", paramLabel = "N", defaultValue = "3", description = "Default: 3.")
    int replicationFactor;

    @Option(
            names = "--min-isr",
            paramLabel = "N",
            description = "Replicas that must acknowledge. Default: 2, or 1 with a single replica.")
    @Nullable
    Integer minIsr;

    @Option(names = "--verify", description = "Create nothing.")
    boolean verifyOnly;

    @Override
    public Integer call() {
        TopicLayout layout = layout();
        KafkaSettings settings = kafka.load(new ConfigDef()).kafka();
        Map<String, Object> impatient = new HashMap<>(settings.admin());
        impatient.putIfAbsent("default.api.timeout.ms", "15000");
        impatient.putIfAbsent("request.timeout.ms", "10000");
        try (Admin admin = Admin.create(impatient)) {
            if (!verifyOnly) {
                TopicAdmin.create(admin, Topics.all(), layout);
            }
            List<String> problems = TopicAdmin.problems(admin, Topics.all());
            problems.forEach(System.err::println);
            if (problems.isEmpty()) {
                System.out.println("as they must be: "
                        + String.join(
                                ", ",
                                Topics.all().stream().<String>map(Topic::name).toList()));
            }
            return problems.isEmpty() ? 0 : 1;
        }
    }

    private TopicLayout layout() {
        int inSync = minIsr == null ? Math.min(2, replicationFactor) : minIsr;
        try {
            return new TopicLayout(partitions == null ? Integer.MAX_VALUE : partitions, replicationFactor, inSync);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
