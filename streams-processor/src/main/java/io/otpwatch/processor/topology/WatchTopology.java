package io.otpwatch.processor.topology;

import static io.otpwatch.processor.topology.Names.CODE_FAILED;
import static io.otpwatch.processor.topology.Names.CODE_RECEIVED;
import static io.otpwatch.processor.topology.Names.CODE_SENT;
import static io.otpwatch.processor.topology.Names.CORRELATE;
import static io.otpwatch.processor.topology.Names.DEAD_LETTERS;
import static io.otpwatch.processor.topology.Names.IN_FLIGHT;
import static io.otpwatch.processor.topology.Names.OUTCOMES;

import io.otpwatch.processor.correlate.Correlation;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.metrics.CommittedCounts;
import io.otpwatch.processor.metrics.WatchMetrics;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.ChangelogTrimmer;
import io.otpwatch.processor.store.ChunkLoggedStoreBuilder;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.Topics;
import java.time.Duration;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The whole graph.
 *
 * <pre>
 * code-sent ─────┐                      ┌─► outcomes
 * code-received ─┼─► correlate ─────────┤
 * code-failed ───┘    in-flight         └─► dead-letters
 * </pre>
 *
 * <p>The store {@code instance} holds nothing. With a persistent store in the graph Streams keeps its process id, and so
 * its transactional ids, over restarts: a restarted instance ends its own dead transaction at once, instead of waiting
 * for the broker to time it out.
 */
public final class WatchTopology {
    /** History in the changelog is trimmed as it is no longer needed; should that fail, it is kept this long at least. */
    private static final Duration RETENTION_MIN = Duration.ofDays(3);

    /**
     * What the graph is told.
     *
     * @param horizons how long codes are waited for
     * @param outcomes which outcomes are published
     * @param trimInterval how often changelogs are trimmed
     * @param trimMargin for how long history is kept beyond its need
     */
    public record Settings(Horizons horizons, OutcomePolicy outcomes, Duration trimInterval, Duration trimMargin) {}

    private final Settings settings;
    private final ChangelogTrimmer trimmer;
    private final WatchMetrics metrics;
    private final TaskStatuses statuses;
    private final Reading reading;

    public WatchTopology(
            Settings settings, ChangelogTrimmer trimmer, WatchMetrics metrics, TaskStatuses statuses, Reading reading) {
        this.settings = settings;
        this.trimmer = trimmer;
        this.metrics = metrics;
        this.statuses = statuses;
        this.reading = reading;
    }

    public Topology build() {
        return addTo(new Topology());
    }

    /** Adds the graph to an empty topology, which may have settings of its own. */
    public Topology addTo(Topology topology) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        ByteArraySerializer toBytes = new ByteArraySerializer();
        return topology.addSource(CODE_SENT, bytes, bytes, Topics.CODE_SENT.name())
                .addSource(CODE_RECEIVED, bytes, bytes, Topics.CODE_RECEIVED.name())
                .addSource(CODE_FAILED, bytes, bytes, Topics.CODE_FAILED.name())
                .addProcessor(CORRELATE, this::correlate, CODE_SENT, CODE_RECEIVED, CODE_FAILED)
                .addStateStore(inFlight(), CORRELATE)
                .addStateStore(instance(), CORRELATE)
                .addSink(OUTCOMES, Topics.OUTCOMES.name(), toBytes, toBytes, CORRELATE)
                .addSink(DEAD_LETTERS, Topics.DEAD_LETTERS.name(), toBytes, toBytes, CORRELATE);
    }

    private CorrelateProcessor correlate() {
        return new CorrelateProcessor(settings.outcomes(), settings.trimInterval(), statuses, reading);
    }

    private StoreBuilder<?> inFlight() {
        return new ChunkLoggedStoreBuilder<>(
                IN_FLIGHT, this::newState, trimmer, retention().toMillis());
    }

    /** Twice what is needed, so that the brokers' own deletion is only ever a backstop. */
    private Duration retention() {
        Duration needed = Correlation.neededFor(settings.horizons()).plus(settings.trimMargin());
        Duration twice = needed.multipliedBy(2);
        return twice.compareTo(RETENTION_MIN) > 0 ? twice : RETENTION_MIN;
    }

    private CorrelateState newState() {
        RouteDictionary routes = new RouteDictionary();
        Correlation correlation = new Correlation(settings.horizons(), settings.trimMargin(), routes);
        return new CorrelateState(correlation, new CommittedCounts(routes, metrics), statuses);
    }

    private static StoreBuilder<KeyValueStore<byte[], byte[]>> instance() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Names.INSTANCE), Serdes.ByteArray(), Serdes.ByteArray())
                .withLoggingDisabled();
    }
}
