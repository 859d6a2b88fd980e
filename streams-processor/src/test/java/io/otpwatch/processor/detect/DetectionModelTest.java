package io.otpwatch.processor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.Channel;
import io.otpwatch.events.DeltaCell;
import io.otpwatch.events.FeedWatermark;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.events.RouteVerdict;
import io.otpwatch.processor.correlate.LatencyBins;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.UndecodableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random batches of several sources, with repeats, gaps and rubbish among them, read straight on, and read with commits,
 * aborts, restarts and trims between: every route must be the same. {@code -Dotpwatch.model.seeds=300} tries that many.
 */
class DetectionModelTest {
    private static final int SOURCES = 3;
    private static final int PLAIN_ROUTES = 25;
    private static final Horizons HORIZONS = new Horizons(
            Duration.ofSeconds(10), Duration.ofSeconds(40), Duration.ofSeconds(20), Duration.ofSeconds(60));

    /** A record of the deltas. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Appended(long appendedAt, byte[] bytes) {}

    static LongStream seeds() {
        return LongStream.range(1, 1 + Integer.getInteger("otpwatch.model.seeds", 8));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_state_rebuilt_from_trimmed_history_goes_on_as_if_nothing_had_happened(long seed) {
        // Given
        List<Appended> log = new Log(seed).records;
        Detection straight = detection();
        for (int offset = 0; offset < log.size(); offset++) {
            read(straight, offset, log.get(offset));
        }

        // When
        Pass pass = new Pass(log, new Random(seed));
        pass.run();

        // Then
        assertThat(pass.restarts).as("seed %d", seed).isGreaterThan(5);
        assertThat(pass.trimmed).as("seed %d", seed).isGreaterThan(5);
        assertThat(healths(pass.detection)).as("seed %d", seed).isEqualTo(healths(straight));
        assertThat(activity(pass.detection)).as("seed %d", seed).isEqualTo(activity(straight));
        assertThat(verdicts(pass.detection)).as("seed %d", seed).isNotEmpty().isEqualTo(verdicts(straight));
        assertThat(pass.changes).as("seed %d", seed).isEqualTo(changes(log));
    }

    @Test
    void the_random_histories_are_such_in_which_things_happen() {
        // Given
        List<RouteState> states = new ArrayList<>();
        long repeats = 0;
        long gaps = 0;
        int mostRoutes = 0;
        int mostIdle = 0;

        // When
        for (long seed = 1; seed <= 5; seed++) {
            Detection straight = detection();
            List<Appended> log = new Log(seed).records;
            for (int offset = 0; offset < log.size(); offset++) {
                read(straight, offset, log.get(offset));
                mostIdle = Math.max(
                        mostIdle, straight.routes() - straight.progress().activeRoutes());
                for (int route : straight.takeChanged()) {
                    states.add(straight.health(route, false).getState());
                }
            }
            repeats += straight.progress().repeats();
            gaps += straight.progress().gaps();
            mostRoutes = Math.max(mostRoutes, straight.routes());
        }

        // Then
        assertThat(states).contains(RouteState.GOOD, RouteState.BAD);
        assertThat(repeats).isPositive();
        assertThat(gaps).isPositive();
        assertThat(mostRoutes).isGreaterThan(PLAIN_ROUTES);
        assertThat(mostIdle).isGreaterThan(5);
    }

    private static Detection detection() {
        Detection detection =
                new Detection(SOURCES, HORIZONS, Duration.ofSeconds(60), 1, new RouteDictionary(), PLAIN_ROUTES);
        detection.begin("otpwatch");
        return detection;
    }

    private static void read(Detection detection, int offset, Appended record) {
        try {
            detection.apply(offset, record.appendedAt(), record.bytes());
            while (detection.renewalDue()) {
                detection.renewNext();
            }
        } catch (UndecodableException refused) {
            assertThat(record.bytes()).hasSize(3);
        }
    }

    private static Map<RouteDictionary.Named, RouteHealth> healths(Detection detection) {
        Map<RouteDictionary.Named, RouteHealth> healths = new HashMap<>();
        for (int route = 0; route < detection.routes(); route++) {
            healths.put(detection.route(route), detection.health(route, false));
        }
        return healths;
    }

    private static Map<RouteDictionary.Named, Boolean> activity(Detection detection) {
        Map<RouteDictionary.Named, Boolean> activity = new HashMap<>();
        for (int route = 0; route < detection.routes(); route++) {
            activity.put(detection.route(route), detection.isActive(route));
        }
        return activity;
    }

    /** Scores and evidence, bit by bit. */
    private static List<RouteVerdict> verdicts(Detection detection) {
        return detection.takeVerdicts(0).stream()
                .flatMap(said -> said.getRoutes().stream())
                .sorted()
                .toList();
    }

    /** Offset of each record by which verdicts changed, with those routes' health then. */
    private static Map<Integer, Map<RouteDictionary.Named, RouteHealth>> changes(List<Appended> log) {
        Map<Integer, Map<RouteDictionary.Named, RouteHealth>> changes = new TreeMap<>();
        Detection straight = detection();
        for (int offset = 0; offset < log.size(); offset++) {
            read(straight, offset, log.get(offset));
            note(straight, offset, changes);
        }
        return changes;
    }

    private static void note(
            Detection detection, int offset, Map<Integer, Map<RouteDictionary.Named, RouteHealth>> changes) {
        Map<RouteDictionary.Named, RouteHealth> changed = new HashMap<>();
        for (int route : detection.takeChanged()) {
            changed.put(detection.route(route), detection.health(route, false));
        }
        if (!changed.isEmpty()) {
            changes.put(offset, changed);
        }
    }

    /** Reads the log with commits, aborts, restarts and trims at random. */
    private static final class Pass {
        final Detection detection = detection();
        final Map<Integer, Map<RouteDictionary.Named, RouteHealth>> changes = new TreeMap<>();
        int restarts;
        int trimmed;

        private final List<Appended> log;
        private final Random random;
        private final List<byte[]> chunks = new ArrayList<>();
        private final List<byte[]> uncommitted = new ArrayList<>();
        private long neededFrom = Long.MIN_VALUE;

        Pass(List<Appended> log, Random random) {
            this.log = log;
            this.random = random;
        }

        void run() {
            for (int offset = 0; offset < log.size(); offset++) {
                read(detection, offset, log.get(offset));
                note(detection, offset, changes);
                while (detection.snapshotDue()) {
                    detection.snapshotNext();
                    writeSometimes();
                }
                writeSometimes();
                if (random.nextInt(40) == 0) {
                    commit();
                }
                if (random.nextInt(250) == 0) {
                    offset = restart() - 1;
                }
            }
        }

        private void writeSometimes() {
            if (random.nextInt(20) == 0) {
                write();
            }
        }

        private void write() {
            byte[] chunk = detection.pendingChunk();
            if (chunk != null) {
                uncommitted.add(chunk);
                detection.chunkWritten();
            }
        }

        private void commit() {
            write();
            chunks.addAll(uncommitted);
            uncommitted.clear();
            long bound = random.nextBoolean() ? neededFrom : Long.MIN_VALUE;
            while (chunks.size() > 1 && detection.highestAppend(chunks.get(0)) < bound) {
                chunks.remove(0);
                trimmed++;
            }
            neededFrom = detection.neededFrom();
        }

        /** What was not committed is lost; returns the offset to go on from. */
        private int restart() {
            restarts++;
            uncommitted.clear();
            detection.clear();
            chunks.forEach(detection::replay);
            assertThat(detection.pendingChunk()).isNull();
            assertThat(detection.takeChanged()).isEmpty();
            neededFrom = Math.min(neededFrom, detection.neededFrom());
            return (int) detection.position();
        }
    }

    /** Batches of sources that run apart, appended in a random order; many routes fall idle, and are used again at the end. */
    private static final class Log {
        private static final long SECONDS = 1_500;

        final List<Appended> records = new ArrayList<>();
        private final Random random;
        private final long[] sequences = new long[SOURCES];
        private final long[] watermarks = new long[SOURCES];
        private long appendedAt = Deltas.START * 1000;

        Log(long seed) {
            random = new Random(seed);
            while (LongStream.of(watermarks).min().orElse(0) < SECONDS) {
                int source = random.nextInt(SOURCES);
                if (watermarks[source] < SECONDS + 100) {
                    append(source);
                }
            }
        }

        private void append(int source) {
            watermarks[source] += random.nextInt(3) + (random.nextInt(200) == 0 ? random.nextInt(40) : 0);
            appendedAt += random.nextInt(1_000) - (random.nextInt(10) == 0 ? 500 : 0);
            if (random.nextInt(300) == 0) {
                appendedAt += random.nextInt(60_000);
            }
            if (random.nextInt(100) == 0) {
                records.add(new Appended(appendedAt, new byte[] {1, 2, 3}));
            }
            if (random.nextInt(1_000) == 0) {
                sequences[source] += 1 + random.nextInt(3);
            }
            long now = Deltas.START + watermarks[source];
            boolean unknown = watermarks[source] < 20;
            byte[] bytes = Deltas.encode(new RouteDeltas(
                    source,
                    sequences[source]++,
                    unknown ? null : (Long) (now * 1000),
                    List.of(feed(now)),
                    routes(now),
                    0L,
                    "otpwatch",
                    List.of(),
                    List.of()));
            records.add(new Appended(appendedAt, bytes));
            if (random.nextInt(100) == 0) {
                records.add(new Appended(appendedAt, bytes));
            }
        }

        /** Each stands still for a minute now and then. */
        private FeedWatermark feed(long now) {
            int number = random.nextInt(3);
            long told = (now / 60 + number) % 5 == 0 ? now / 60 * 60 : now;
            return new FeedWatermark("p-" + number, told * 1000 - random.nextInt(5_000));
        }

        private List<RouteDelta> routes(long now) {
            List<RouteDelta> routes = new ArrayList<>();
            long second = now - Deltas.START;
            int kinds = second < 150 || second > SECONDS - 20 ? 40 : second < SECONDS / 2 ? 15 : 4;
            routes.add(route(0, now));
            for (int i = random.nextInt(4); i > 0; i--) {
                routes.add(route(1 + random.nextInt(kinds), now));
            }
            return routes;
        }

        private RouteDelta route(int number, long now) {
            List<DeltaCell> cells = new ArrayList<>();
            boolean trouble = (now / 100 + number) % 4 == 3;
            cells.add(Deltas.cell(now - random.nextInt(2), CellKind.SENT, random.nextInt(2), 1 + random.nextInt(5)));
            cells.add(Deltas.due(now - 10 - random.nextInt(15), trouble ? 3 : 0, 1 + random.nextInt(5)));
            if (number >= 15) {
                cells.add(Deltas.cell(now, CellKind.OUTCOME, 0, 10));
            }
            if (!trouble) {
                cells.add(Deltas.cell(now - random.nextInt(4), CellKind.RECEIPT, bin(CellKind.RECEIPT), 3));
            }
            for (int i = random.nextInt(5); i > 0; i--) {
                CellKind kind = CellKind.values()[random.nextInt(CellKind.values().length)];
                long second = random.nextInt(10) == 0 ? 0 : now + 2 - random.nextInt(70);
                cells.add(Deltas.cell(second, kind, bin(kind), 1 + random.nextInt(3)));
            }
            return new RouteDelta(
                    number % 2 == 0 ? Channel.SMS : Channel.EMAIL,
                    "p-" + number % 3,
                    "acme",
                    "US",
                    "domain-" + number,
                    "op-" + number % 5,
                    cells,
                    List.of(),
                    List.of());
        }

        private int bin(CellKind kind) {
            return switch (kind) {
                case RECEIPT, ENTERED -> random.nextInt(LatencyBins.BINS);
                case DUE -> random.nextInt(4);
                case OUTCOME -> random.nextInt(8);
                default -> random.nextInt(2);
            };
        }
    }
}
