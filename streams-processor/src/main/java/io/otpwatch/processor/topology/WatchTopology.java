package io.otpwatch.processor.topology;

import static io.otpwatch.processor.topology.Names.ADVICE_OUT;
import static io.otpwatch.processor.topology.Names.CODE_FAILED;
import static io.otpwatch.processor.topology.Names.CODE_RECEIVED;
import static io.otpwatch.processor.topology.Names.CODE_SENT;
import static io.otpwatch.processor.topology.Names.CONFIG;
import static io.otpwatch.processor.topology.Names.CONFIG_IN;
import static io.otpwatch.processor.topology.Names.CORRELATE;
import static io.otpwatch.processor.topology.Names.DEAD_LETTERS;
import static io.otpwatch.processor.topology.Names.DELTAS_IN;
import static io.otpwatch.processor.topology.Names.DELTAS_OUT;
import static io.otpwatch.processor.topology.Names.DELTA_DEAD_LETTERS;
import static io.otpwatch.processor.topology.Names.DETECT;
import static io.otpwatch.processor.topology.Names.HEALTH;
import static io.otpwatch.processor.topology.Names.INCIDENTS;
import static io.otpwatch.processor.topology.Names.INCIDENTS_IN;
import static io.otpwatch.processor.topology.Names.INCIDENTS_KNOWN;
import static io.otpwatch.processor.topology.Names.INCIDENTS_OUT;
import static io.otpwatch.processor.topology.Names.IN_FLIGHT;
import static io.otpwatch.processor.topology.Names.KNOWN_INCIDENTS;
import static io.otpwatch.processor.topology.Names.LEVERS;
import static io.otpwatch.processor.topology.Names.LOCALISE;
import static io.otpwatch.processor.topology.Names.LOCKOUTS;
import static io.otpwatch.processor.topology.Names.LOCKOUTS_OUT;
import static io.otpwatch.processor.topology.Names.OUTCOMES;
import static io.otpwatch.processor.topology.Names.ROUTES;
import static io.otpwatch.processor.topology.Names.STUCK;
import static io.otpwatch.processor.topology.Names.STUCK_DEAD_LETTERS;
import static io.otpwatch.processor.topology.Names.STUCK_IN;
import static io.otpwatch.processor.topology.Names.VENDOR_IDS;
import static io.otpwatch.processor.topology.Names.VERDICTS_IN;
import static io.otpwatch.processor.topology.Names.VERDICTS_OUT;
import static io.otpwatch.processor.topology.Names.VERDICT_DEAD_LETTERS;

import io.otpwatch.processor.correlate.Correlation;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.decode.WriterSchemas;
import io.otpwatch.processor.detect.Detection;
import io.otpwatch.processor.incident.IncidentSettings;
import io.otpwatch.processor.lockouts.LockoutRule;
import io.otpwatch.processor.lockouts.Lockouts;
import io.otpwatch.processor.metrics.CommittedRejections;
import io.otpwatch.processor.metrics.WatchMetrics;
import io.otpwatch.processor.overview.Localisation;
import io.otpwatch.processor.score.FalseAlarms;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.ChangelogTrimmer;
import io.otpwatch.processor.store.ChunkLoggedStoreBuilder;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.KnownDomains;
import io.otpwatch.schemas.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
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
 * code-sent ─────┐                      ┌─► outcomes, vendor-ids
 *                │                      ├─► stuck ─► lockouts ──┬─► lockouts
 *                │                      │         stuck-users   └─► dead-letters
 * code-received ─┼─► correlate ─────────┼─► dead-letters
 * code-failed ───┘    in-flight         └─► route-deltas ─► detect ─┬─► route-health
 *                                                            routes ├─► dead-letters
 *                                                                   └─► verdicts ─► localise ──┬─► incidents
 * config ─► levers, for every task                                                   incidents ├─► advice
 *                                                                                              └─► dead-letters
 * </pre>
 *
 * <p>The store {@code instance} holds nothing. With a persistent store in the graph Streams keeps its process id, and so
 * its transactional ids, over restarts: a restarted instance ends its own dead transaction at once, instead of waiting
 * for the broker to time it out.
 */
public final class WatchTopology {
    /** History in the changelog is trimmed as it is no longer needed; should that fail, it is kept this long at least. */
    private static final Duration RETENTION_MIN = Duration.ofDays(3);
    /** A route's latest snapshot is never given up. */
    private static final long UNLIMITED = -1;

    /**
     * What the graph is told.
     *
     * @param horizons how long codes are waited for
     * @param outcomes which outcomes are published
     * @param vendorIds whether providers' message ids are published
     * @param stuck whether challenges that are stuck are told
     * @param lockouts when a user counts as locked out
     * @param incidents how incidents live, and whether advice is to be followed
     * @param known the domains that are routes of their own
     * @param layout how many tasks there are
     * @param trim how changelogs are kept short
     */
    public record Settings(
            Horizons horizons,
            OutcomePolicy outcomes,
            boolean vendorIds,
            boolean stuck,
            LockoutRule lockouts,
            IncidentSettings incidents,
            KnownDomains known,
            Layout layout,
            Trim trim) {}

    /** Partitions of the inputs and of the deltas' topic: the tasks of the first and of the second stage. */
    public record Layout(int inputs, int deltas) {}

    /**
     * How changelogs are kept short.
     *
     * @param interval how often their beginning is deleted
     * @param margin for how long history of codes is kept beyond its need
     * @param snapshots how often each route is written anew
     */
    public record Trim(Duration interval, Duration margin, Duration snapshots) {}

    private final Settings settings;
    private final WriterSchemas schemas;
    private final ChangelogTrimmer trimmer;
    private final WatchMetrics metrics;
    private final TaskStatuses statuses;
    private final Reading reading;
    private final LeverBoard levers = new LeverBoard();
    private final IncidentBoard known = new IncidentBoard();

    /** Of records in single-object encoding only. */
    public WatchTopology(
            Settings settings, ChangelogTrimmer trimmer, WatchMetrics metrics, TaskStatuses statuses, Reading reading) {
        this(settings, WriterSchemas.NONE, trimmer, metrics, statuses, reading);
    }

    /** {@code schemas}: of records in Confluent's framing. */
    public WatchTopology(
            Settings settings,
            WriterSchemas schemas,
            ChangelogTrimmer trimmer,
            WatchMetrics metrics,
            TaskStatuses statuses,
            Reading reading) {
        this.settings = settings;
        this.schemas = schemas;
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
                .addSink(VENDOR_IDS, Topics.VENDOR_IDS.name(), toBytes, toBytes, CORRELATE)
                .addSink(STUCK, Topics.STUCK.name(), toBytes, toBytes, CORRELATE)
                .addSink(DEAD_LETTERS, Topics.DEAD_LETTERS.name(), toBytes, toBytes, CORRELATE)
                .addSink(DELTAS_OUT, Topics.ROUTE_DELTAS.name(), toBytes, toBytes, new DeltaRecords(), CORRELATE)
                .addSource(DELTAS_IN, bytes, bytes, Topics.ROUTE_DELTAS.name())
                .addProcessor(DETECT, this::detect, DELTAS_IN)
                .addStateStore(routes(), DETECT)
                .addSink(VERDICTS_OUT, Topics.VERDICTS.name(), toBytes, toBytes, DETECT)
                .addSource(VERDICTS_IN, bytes, bytes, Topics.VERDICTS.name())
                .addProcessor(LOCALISE, this::localise, VERDICTS_IN)
                .addStateStore(incidents(), LOCALISE)
                .addSink(INCIDENTS_OUT, Topics.INCIDENTS.name(), toBytes, toBytes, LOCALISE)
                .addSink(ADVICE_OUT, Topics.ADVICE.name(), toBytes, toBytes, LOCALISE)
                .addSink(VERDICT_DEAD_LETTERS, Topics.DEAD_LETTERS.name(), toBytes, toBytes, LOCALISE)
                .addSink(HEALTH, Topics.ROUTE_HEALTH.name(), toBytes, toBytes, DETECT)
                .addSink(DELTA_DEAD_LETTERS, Topics.DEAD_LETTERS.name(), toBytes, toBytes, DETECT)
                .addSource(STUCK_IN, bytes, bytes, Topics.STUCK.name())
                .addProcessor(LOCKOUTS, this::lockouts, STUCK_IN)
                .addStateStore(stuckUsers(), LOCKOUTS)
                .addSink(LOCKOUTS_OUT, Topics.LOCKOUTS.name(), toBytes, toBytes, LOCKOUTS)
                .addSink(STUCK_DEAD_LETTERS, Topics.DEAD_LETTERS.name(), toBytes, toBytes, LOCKOUTS)
                .addGlobalStore(
                        board(LEVERS),
                        CONFIG_IN,
                        bytes,
                        bytes,
                        Topics.CONFIG.name(),
                        CONFIG,
                        () -> new BoardProcessor(Topics.CONFIG.name(), levers))
                .addGlobalStore(
                        board(KNOWN_INCIDENTS),
                        INCIDENTS_IN,
                        bytes,
                        bytes,
                        Topics.INCIDENTS.name(),
                        INCIDENTS_KNOWN,
                        () -> new BoardProcessor(Topics.INCIDENTS.name(), known));
    }

    private CorrelateProcessor correlate() {
        return new CorrelateProcessor(settings, levers, schemas, statuses, reading);
    }

    private DetectProcessor detect() {
        return new DetectProcessor(settings.trim().interval(), levers, trimmer, reading);
    }

    private LockoutProcessor lockouts() {
        return new LockoutProcessor(new Lockouts(settings.lockouts(), known));
    }

    private LocaliseProcessor localise() {
        return new LocaliseProcessor(settings.trim().interval(), levers);
    }

    /** Keeps nothing: what counts is on a board. */
    private static StoreBuilder<?> board(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
                .withLoggingDisabled();
    }

    private StoreBuilder<?> incidents() {
        return new ChunkLoggedStoreBuilder<>(
                INCIDENTS,
                () -> new LocaliseState(
                        new Localisation(settings.layout().deltas(), settings.incidents(), TaskStatuses.LAGS_FROM),
                        new CommittedRejections(metrics),
                        statuses),
                trimmer,
                UNLIMITED);
    }

    private StoreBuilder<?> inFlight() {
        return new ChunkLoggedStoreBuilder<>(
                IN_FLIGHT, this::correlation, trimmer, retention().toMillis());
    }

    private StoreBuilder<?> routes() {
        return new ChunkLoggedStoreBuilder<>(ROUTES, this::detection, trimmer, UNLIMITED);
    }

    /** Twice what is needed, so that the brokers' own deletion is only ever a backstop. */
    private Duration retention() {
        Duration needed =
                Correlation.neededFor(settings.horizons()).plus(settings.trim().margin());
        Duration twice = needed.multipliedBy(2);
        return twice.compareTo(RETENTION_MIN) > 0 ? twice : RETENTION_MIN;
    }

    private CorrelateState correlation() {
        Correlation.Settings told = new Correlation.Settings(
                settings.horizons(), settings.trim().margin(), settings.layout().deltas(), settings.stuck());
        Correlation correlation = new Correlation(told, new RouteDictionary());
        return new CorrelateState(correlation, new CommittedRejections(metrics), statuses);
    }

    private DetectState detection() {
        Detection detection = new Detection(
                settings.layout().inputs(),
                settings.horizons(),
                settings.trim().snapshots(),
                FalseAlarms.DEFAULT.ofRoutes() / settings.layout().deltas(),
                new RouteDictionary());
        return new DetectState(detection, metrics, statuses);
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> stuckUsers() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Names.STUCK_USERS), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
    }

    private static StoreBuilder<KeyValueStore<byte[], byte[]>> instance() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Names.INSTANCE), Serdes.ByteArray(), Serdes.ByteArray())
                .withLoggingDisabled();
    }
}
