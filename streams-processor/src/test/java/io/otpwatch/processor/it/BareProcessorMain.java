package io.otpwatch.processor.it;

import io.otpwatch.kit.Settings;
import io.otpwatch.processor.ProcessorConfig;
import io.otpwatch.processor.StreamsClients;
import io.otpwatch.processor.StreamsSettings;
import io.otpwatch.processor.metrics.WatchMetrics;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.AdminChangelogTrimmer;
import io.otpwatch.processor.topology.WatchTopology;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** The graph without the service around it: it writes no heartbeats, so that a test decides when time goes on. */
final class BareProcessorMain {
    private BareProcessorMain() {}

    @SuppressWarnings("resource") // lives as long as its JVM
    public static void main(String[] args) {
        ProcessorConfig config = ProcessorConfig.of(
                Settings.load(ProcessorConfig.definition(), ProcessorMain.settings(args), Optional.empty(), Map.of()));
        Admin admin = Admin.create(config.kafka().admin());
        AdminChangelogTrimmer trimmer =
                new AdminChangelogTrimmer(admin, config.trim().clockSlack(), Throwable::printStackTrace);
        WatchTopology.Settings settings =
                config.graph(new WatchTopology.Layout(FaultRig.PARTITIONS, FaultRig.PARTITIONS));
        StreamsClients clients = new StreamsClients();
        WatchTopology topology = new WatchTopology(
                settings, trimmer, WatchMetrics.NONE, new TaskStatuses(InstantSource.system()), clients);
        Properties properties = new Properties();
        properties.putAll(StreamsSettings.of(config));
        KafkaStreams streams = new KafkaStreams(topology.build(), new StreamsConfig(properties), clients);
        streams.start();
        System.out.println("started");
    }
}
