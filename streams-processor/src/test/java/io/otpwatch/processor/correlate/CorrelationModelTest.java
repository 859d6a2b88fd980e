package io.otpwatch.processor.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.DeltaCell;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.processor.decode.EventDecoder;
import io.otpwatch.schemas.KnownDomains;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Topics;
import io.otpwatch.simulator.Count;
import io.otpwatch.simulator.Expected;
import io.otpwatch.simulator.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories, read in random orders, against the ledger that works the outcome out afterwards.
 * {@code -Dotpwatch.model.seeds=300} tries that many histories.
 */
class CorrelationModelTest {
    private static final int SOURCE = 7;
    private static final int DELTA_PARTITIONS = 3;

    static LongStream seedsOfOrders() {
        return LongStream.range(1, 1 + Integer.getInteger("otpwatch.model.seeds", 8));
    }

    static LongStream seedsOfRestarts() {
        return LongStream.range(11, 11 + Integer.getInteger("otpwatch.model.seeds", 10));
    }

    @ParameterizedTest
    @MethodSource("seedsOfOrders")
    void each_code_gets_the_ledgers_outcome_once_in_whatever_order_the_logs_are_read(long seed) {
        // Given
        History history = new History(seed, 3_000, Duration.ofMinutes(20));
        Ledger ledger = new Ledger();
        history.appended().forEach(ledger::add);
        Map<String, OutcomeKind> expected = outcomes(ledger);
        Map<Route, Map<Count, Long>> expectedCounts = counts(ledger);
        Reference reference = new Reference(history.appended(), History.HORIZONS);

        for (long order = 0; order < 3; order++) {
            // When
            Pass pass = new Pass(history, new Random(seed * 31 + order), false);
            pass.run();

            // Then
            assertThat(pass.committed.doubled)
                    .as("seed %d, order %d", seed, order)
                    .isEmpty();
            assertThat(pass.committed.outcomes)
                    .as("seed %d, order %d", seed, order)
                    .isEqualTo(expected);
            assertThat(pass.counts()).as("seed %d, order %d", seed, order).isEqualTo(expectedCounts);
            pass.checkReference(reference, "seed " + seed + ", order " + order);
            assertThat(pass.committed.vendorIds.keySet()).isEqualTo(history.codesWithVendorId());
            assertThat(pass.committed.vendorIds.values()).containsOnly(1);
            assertThat(pass.correlation.inFlight().size()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("seedsOfRestarts")
    void a_state_rebuilt_from_trimmed_history_goes_on_as_if_nothing_had_happened(long seed) {
        // Given
        History history = new History(seed, 2_000, Duration.ofMinutes(60));
        Ledger ledger = new Ledger();
        history.appended().forEach(ledger::add);

        // When
        Pass pass = new Pass(history, new Random(seed), true);
        pass.run();

        // Then
        assertThat(pass.restarts).as("seed %d", seed).isGreaterThan(20);
        assertThat(pass.crashes).as("seed %d", seed).isGreaterThan(5);
        assertThat(pass.corruptions).as("seed %d", seed).isGreaterThan(5);
        assertThat(pass.lives).as("seed %d", seed).hasSize(1);
        assertThat(pass.trimmed).as("seed %d", seed).isGreaterThan(20);
        assertThat(pass.committed.doubled).as("seed %d", seed).isEmpty();
        assertThat(pass.committed.outcomes).as("seed %d", seed).isEqualTo(outcomes(ledger));
        assertThat(pass.counts()).as("seed %d", seed).isEqualTo(counts(ledger));
        pass.checkReference(new Reference(history.appended(), History.HORIZONS), "seed " + seed);
        assertThat(pass.committed.vendorIds.keySet()).as("seed %d", seed).isEqualTo(history.codesWithVendorId());
    }

    private static Map<String, OutcomeKind> outcomes(Ledger ledger) {
        return ledger.expected(History.HORIZONS).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, code -> outcome(code.getValue())));
    }

    private static OutcomeKind outcome(Expected expected) {
        return expected.outcome();
    }

    private static Map<Route, Map<Count, Long>> counts(Ledger ledger) {
        Map<Route, Map<Count, Long>> counts = new HashMap<>();
        ledger.counts(History.HORIZONS).forEach((route, count) -> counts.put(route, nonZero(count.counts())));
        counts.values().removeIf(Map::isEmpty);
        return counts;
    }

    private static Map<Count, Long> nonZero(Map<Count, Long> counts) {
        Map<Count, Long> some = new EnumMap<>(Count.class);
        counts.forEach((count, value) -> {
            if (value != 0) {
                some.put(count, value);
            }
        });
        return some;
    }

    /** One pass over a history: the logs each in order, interleaved at random; commits, restarts and trims at random. */
    private static final class Pass implements Output {
        final Recorder committed = new Recorder();
        int restarts;
        int crashes;
        int corruptions;
        int trimmed;
        Correlation correlation;

        private final History history;
        private final Random random;
        private final boolean restarting;
        private final List<Runnable> uncommitted = new ArrayList<>();
        private final Set<Long> lives = new HashSet<>();
        private final long[] nextSequence = new long[DELTA_PARTITIONS];
        private final long[] watermarks = new long[DELTA_PARTITIONS];
        private final int[] next = new int[Input.values().length];
        private int[] committedNext = next.clone();
        private final List<byte[]> log = new ArrayList<>();
        private final List<byte[]> written = new ArrayList<>();
        private boolean forwarded;
        private long clock;
        private final Entry entry = new Entry();
        private final int stepBudget;
        private EventDecoder decoder;
        private long neededFrom = Long.MIN_VALUE;

        Pass(History history, Random random, boolean restarting) {
            this.history = history;
            this.random = random;
            this.restarting = restarting;
            stepBudget = random.nextBoolean() ? Correlation.STEP_BUDGET : 1 + random.nextInt(20);
            correlation = correlation();
            correlation.begin("otpwatch", clock);
            decoder = new EventDecoder(correlation.routes(), KnownDomains.shipped());
        }

        void run() {
            Input input = Input.SENT;
            int stay = 0;
            while (!done()) {
                if (stay-- <= 0) {
                    input = Input.values()[random.nextInt(3)];
                    stay = random.nextInt(200);
                }
                if (next[input.ordinal()] < history.log(input).size()) {
                    read(input, history.log(input).get(next[input.ordinal()]++));
                } else {
                    stay = 0;
                }
                if (restarting && random.nextInt(100) == 0) {
                    crashOrCommit();
                    if (random.nextInt(3) == 0) {
                        restart();
                    }
                }
            }
            while (correlation.isBehind()) {
                correlation.advance(this);
            }
            commit();
        }

        Map<Route, Map<Count, Long>> counts() {
            Map<Route, Map<Count, Long>> result = new HashMap<>();
            committed.left().forEach((route, count) -> result.put(route, asLedger(count)));
            result.values().removeIf(Map::isEmpty);
            return result;
        }

        void checkReference(Reference reference, String of) {
            assertThat(Reference.ofRoutes(committed.left())).as(of).isEqualTo(reference.routes);
            assertThat(Reference.ofPlatforms(committed.platforms)).as(of).isEqualTo(reference.platforms);
            assertThat(reference.waiting.keySet()).as(of).containsAll(committed.stuck.keySet());
            Map<String, List<StuckState>> wrong = new HashMap<>();
            reference.waiting.forEach((challengeId, waiting) -> {
                List<StuckState> told = committed.stuck.getOrDefault(challengeId, List.of());
                if (!waiting.allows(told)) {
                    wrong.put(challengeId, told);
                }
            });
            assertThat(wrong).as(of).isEmpty();
            assertThat(committed.stuck.size()).as(of).isGreaterThan(300);
            assertThat(committed.stuck.values().stream().filter(told -> told.size() == 2))
                    .as(of)
                    .hasSizeGreaterThan(5);
        }

        @Override
        public void stuck(CodeView first, StuckState state) {
            String challengeId = first.challengeId();
            forwarded = true;
            uncommitted.add(() -> committed.stuck(challengeId, state));
        }

        @Override
        public void outcome(OutcomeKind kind, CodeView code) {
            String codeId = code.codeId();
            forwarded = true;
            uncommitted.add(() -> committed.outcome(kind, codeId));
        }

        @Override
        public void deltas(int partition, byte[] batch) {
            forwarded = true;
            uncommitted.add(() -> {
                RouteDeltas deltas = committed.batch(batch);
                assertThat(deltas.getSource()).isEqualTo(SOURCE);
                lives.add(deltas.getLife());
                assertThat(deltas.getSequence()).isEqualTo(nextSequence[partition]++);
                checkWatermark(partition, deltas);
            });
        }

        /** What lies before a watermark that was given is all there: it never comes later. */
        private void checkWatermark(int partition, RouteDeltas deltas) {
            for (RouteDelta delta : deltas.getRoutes()) {
                long horizon = History.HORIZONS.horizon(delta.getChannel()).toMillis();
                for (DeltaCell cell : delta.getCells()) {
                    long nextCohort = (cell.getSecond() + 1) * 1000;
                    boolean inCohort = cell.getSecond() != Judge.NO_COHORT;
                    if (inCohort && cell.getKind() == CellKind.SENT) {
                        assertThat(nextCohort).isGreaterThan(watermarks[partition]);
                    }
                    if (inCohort && cell.getKind() == CellKind.OUTCOME) {
                        assertThat(nextCohort + horizon).isGreaterThan(watermarks[partition]);
                    }
                }
            }
            if (deltas.getWatermark() != null) {
                assertThat(deltas.getWatermark()).isGreaterThanOrEqualTo(watermarks[partition]);
                watermarks[partition] = deltas.getWatermark();
            }
        }

        private boolean done() {
            for (Input input : Input.values()) {
                if (next[input.ordinal()] < history.log(input).size()) {
                    return false;
                }
            }
            return true;
        }

        private void read(Input input, History.LogRecord record) {
            long appendedAt = correlation.observe(input, next[input.ordinal()] - 1L, record.appendedAt());
            record.event().ifPresent(event -> {
                entry.appendedAt = appendedAt;
                assertThat(decoder.decode(input, event.encode(), entry)).isNull();
                if (entry.type != Entry.Type.TIME) {
                    InFlight.Applied applied = correlation.apply(entry, this);
                    assertThat(applied).isNotEqualTo(InFlight.Applied.CHALLENGE_TOO_LONG);
                    vendorId(applied);
                }
            });
            correlation.advance(this);
            if (forwarded) {
                write();
                forwarded = false;
            }
        }

        private void vendorId(InFlight.Applied applied) {
            if (applied == InFlight.Applied.CHANGED && entry.type == Entry.Type.SENT && entry.vendorId) {
                byte[] told = decoder.vendorIdRecord().value();
                String codeId = Topics.VENDOR_IDS.serde().decode(told).getCodeId();
                uncommitted.add(() -> committed.vendorIds.merge(codeId, 1, Integer::sum));
            }
        }

        private void crashOrCommit() {
            switch (random.nextInt(8)) {
                case 0, 1 -> crash();
                case 2, 3 -> corrupt();
                default -> commit();
            }
        }

        /** What was written is committed without how far was read, and what was not written is void. */
        private void corrupt() {
            corruptions++;
            uncommitted.forEach(Runnable::run);
            uncommitted.clear();
            log.addAll(written);
            written.clear();
            restart();
            for (Input input : Input.values()) {
                next[input.ordinal()] = (int) correlation.position(input);
            }
            committedNext = next.clone();
        }

        private void write() {
            byte[] chunk = correlation.pendingChunk();
            if (chunk != null) {
                written.add(chunk);
                correlation.chunkWritten();
            }
        }

        /** What was done since the last commit is void, and is read again. */
        private void crash() {
            crashes++;
            uncommitted.clear();
            written.clear();
            System.arraycopy(committedNext, 0, next, 0, next.length);
            restart();
        }

        private void commit() {
            uncommitted.forEach(Runnable::run);
            uncommitted.clear();
            committedNext = next.clone();
            write();
            log.addAll(written);
            written.clear();
            long bound = neededFrom;
            while (log.size() > 1 && correlation.highestAppend(log.get(0)) < bound) {
                log.remove(0);
                trimmed++;
            }
            neededFrom = correlation.neededFrom();
        }

        private void restart() {
            restarts++;
            correlation = correlation();
            decoder = new EventDecoder(correlation.routes(), KnownDomains.shipped());
            log.forEach(correlation::replay);
            correlation.begin("otpwatch", ++clock);
        }

        /** Steps that cannot do all that is due are common, so that a restart finds some left over. */
        private Correlation correlation() {
            Correlation.Settings settings =
                    new Correlation.Settings(History.HORIZONS, Duration.ZERO, DELTA_PARTITIONS, true);
            Correlation next = new Correlation(settings, new RouteDictionary(), stepBudget);
            next.opened(SOURCE, false);
            return next;
        }

        private static Map<Count, Long> asLedger(RouteCounts counts) {
            Map<Count, Long> all = new EnumMap<>(Count.class);
            all.put(Count.SENT, counts.sent());
            all.put(Count.STALE, counts.stale());
            all.put(Count.RECEIPTS, counts.receipts());
            all.put(Count.TEMPORARY, counts.temporary());
            all.put(Count.RECEIVED, counts.received());
            all.put(Count.FAILED, counts.failed());
            all.put(Count.MISSING, counts.missing());
            all.put(Count.LATE, counts.late());
            all.put(Count.DUPLICATES, counts.duplicates());
            all.put(Count.UNMATCHED, counts.unmatched());
            all.put(Count.CHALLENGES, counts.challenges());
            all.put(Count.ENTERED, counts.entered());
            all.put(Count.ENTERED_BY_RESEND, counts.enteredByResend());
            all.put(Count.DUE_IN_TIME, counts.dueInTime());
            all.put(Count.DUE_RECIPIENT, counts.dueRecipient());
            all.put(Count.DUE_FAILED, counts.dueFailed());
            all.put(Count.DUE_OVERDUE, counts.dueOverdue());
            return nonZero(all);
        }
    }
}
