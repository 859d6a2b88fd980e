package io.otpwatch.standalone.cli;

import io.otpwatch.standalone.incidents.IncidentTopic;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.ConfigDef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "incidents",
        description = "Prints the open incidents as JSON, one a line, the one that was opened first at the top.")
final class IncidentsCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // set by picocli
    @Spec
    CommandSpec command;

    @Mixin
    final KafkaOptions kafka = new KafkaOptions();

    @Option(names = "--all", description = "Also those that are over, as far as the topic still has them.")
    boolean all;

    @Override
    public Integer call() {
        IncidentTopic topic = IncidentTopic.read(kafka.load(new ConfigDef()).kafka());
        topic.lines(all).forEach(System.out::println);
        if (topic.undecodable() > 0) {
            PrintWriter err = command.commandLine().getErr();
            err.println(command.qualifiedName() + ": records that are no incidents: " + topic.undecodable());
            err.flush();
        }
        return 0;
    }
}
