package io.otpwatch.benchmarks.throughput;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.otpwatch.benchmarks.Offsets;
import io.otpwatch.processor.ProcessorConfig;
import io.otpwatch.processor.StreamsSettings;
import io.otpwatch.processor.metrics.MicrometerWatchMetrics;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.AdminChangelogTrimmer;
import io.otpwatch.processor.topology.Reading;
import io.otpwatch.processor.topology.WatchTopology;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** The graph of each system, and its settings: the processor's, and for the others what their stores need beside. */
final class Topologies {
    private static final long CACHE_BYTES = 256L * 1024 * 1024;

    private final RunSpec spec;
    private final Admin admin;
    private final ProcessorConfig config;

    Topologies(RunSpec spec, Admin admin) {
        this.spec = spec;
        this.admin = admin;
        config = spec.config();
    }

    Properties settings() {
        Properties settings = new Properties();
        settings.putAll(StreamsSettings.of(config));
        if (spec.system().isOtherWay()) {
            settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
            settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        }
        return settings;
    }

    Topology topology(TaskStatuses statuses, Reading reading) {
        return switch (spec.system()) {
            case NOTHING -> NothingTopology.build();
            case OTPWATCH, OTPWATCH_ONE_DOMAIN -> otpwatch(statuses, reading);
            case DSL -> DslTopology.build(settings(), counts());
            case KEY_VALUE_STORE -> KeyValueTopology.build(counts(), partitions(Topics.ROUTE_DELTAS));
        };
    }

    /** As the processor's service wires it. */
    private Topology otpwatch(TaskStatuses statuses, Reading reading) {
        WatchTopology.Layout layout =
                new WatchTopology.Layout(partitions(Topics.CODE_SENT), partitions(Topics.ROUTE_DELTAS));
        AdminChangelogTrimmer trimmer =
                new AdminChangelogTrimmer(admin, config.trim().clockSlack(), failure -> {});
        MicrometerWatchMetrics metrics =
                new MicrometerWatchMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        return new WatchTopology(config.graph(layout), trimmer, metrics, statuses, reading).build();
    }

    /** A topic like that of the deltas, which the second stage does not read. */
    private String counts() {
        new Offsets(admin).create(spec.counts(), partitions(Topics.ROUTE_DELTAS));
        return spec.counts();
    }

    private int partitions(Topic<?> topic) {
        return new Offsets(admin).ends(List.of(topic.name())).size();
    }
}
