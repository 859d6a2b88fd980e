package io.otpwatch.processor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.processor.detect.Cohorts.Column;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that merge as they age, against a count for each second. */
class CohortsModelTest {
    private static final long START = Deltas.START;

    static LongStream seeds() {
        return LongStream.range(1, 1 + Integer.getInteger("otpwatch.model.seeds", 10));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_cell_holds_the_sum_of_the_seconds_it_covers(long seed) {
        // Given
        Random random = new Random(seed);
        int horizon = 10 + random.nextInt(2_000);
        Cohorts cohorts = new Cohorts(horizon);
        NavigableMap<Long, long[]> exact = new TreeMap<>();
        long now = START + random.nextInt(1_000);
        cohorts.step(now, now, cell -> {});

        for (int i = 0; i < 3_000; i++) {
            // When
            if (random.nextInt(4) == 0) {
                now += random.nextInt(50) == 0 ? random.nextInt(horizon) : random.nextInt(3);
                cohorts.step(now, now, cell -> {});
            }
            long second = now + 20 - random.nextInt(random.nextInt(5) == 0 ? horizon + 300 : 40);
            Column column = Column.values()[random.nextInt(Column.COUNT)];
            int count = 1 + random.nextInt(5);
            cohorts.add(second, column, count);
            exact.computeIfAbsent(second, any -> new long[Column.COUNT])[column.ordinal()] += count;

            // Then
            if (i % 10 == 0) {
                assertSums(cohorts, exact, now, horizon, seed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void all_routes_have_the_same_cells_whenever_they_were_counted_or_stepped(long seed) {
        // Given
        Random random = new Random(seed);
        int horizon = 10 + random.nextInt(2_000);
        Cohorts oneByOne = new Cohorts(horizon);
        Cohorts atOnce = new Cohorts(horizon);
        long end = START + 2_500;
        for (long now = START; now <= end; now++) {
            oneByOne.step(now, now, cell -> {});
            oneByOne.add(now, Column.SENT, 1);
        }

        // When
        atOnce.step(end, end, cell -> {});
        for (long second = START; second <= end; second++) {
            atOnce.add(second, Column.SENT, 1);
        }

        // Then
        assertThat(cells(oneByOne)).as("seed %d, horizon %d", seed, horizon).isEqualTo(cells(atOnce));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 90, 600, 1_800})
    void there_are_few_cells_beside_those_ahead(int horizon) {
        // Given
        Cohorts cohorts = new Cohorts(horizon);
        int most = 0;

        // When
        for (long now = START; now < START + 6_000; now++) {
            cohorts.step(now, now, cell -> {});
            cohorts.add(now - 1, Column.SENT, 1);
            most = Math.max(most, cohorts.size());
        }

        // Then
        assertThat(most).isLessThanOrEqualTo(64);
    }

    @Test
    void what_is_written_is_read_back() {
        // Given
        Random random = new Random(3);
        Cohorts cohorts = new Cohorts(600);
        cohorts.step(START, START, cell -> {});
        for (int i = 0; i < 500; i++) {
            cohorts.add(START + 30 - random.nextInt(700), Column.values()[random.nextInt(6)], random.nextInt(300));
        }
        PackedWriter out = new PackedWriter();

        // When
        cohorts.write(out);
        Cohorts read = new Cohorts(600);
        read.read(new PackedReader(out.toArray()), START);

        // Then
        assertThat(cells(read)).isEqualTo(cells(cohorts));
        assertThat(read.waiting()).isEqualTo(cohorts.waiting());
    }

    private static void assertSums(
            Cohorts cohorts, NavigableMap<Long, long[]> exact, long now, int horizon, long seed) {
        long covered = 0;
        long last = Long.MIN_VALUE;
        for (int cell = 0; cell < cohorts.size(); cell++) {
            long width = cohorts.end(cell) - cohorts.start(cell);
            assertThat(cohorts.start(cell)).isGreaterThanOrEqualTo(last);
            assertThat(cohorts.start(cell) % width).isZero();
            assertThat(width == 1 || 4 * width <= now - cohorts.end(cell)).isTrue();
            assertThat(now - cohorts.end(cell)).isLessThan(horizon);
            last = cohorts.end(cell);
            for (Column column : Column.values()) {
                long sum = exact.subMap(cohorts.start(cell), cohorts.end(cell)).values().stream()
                        .mapToLong(counts -> counts[column.ordinal()])
                        .sum();
                assertThat((long) cohorts.count(cell, column))
                        .as("seed %d, cell from %d to %d", seed, cohorts.start(cell), cohorts.end(cell))
                        .isEqualTo(sum);
                covered += sum;
            }
        }
        long young = exact.tailMap(now - horizon).values().stream()
                .flatMapToLong(LongStream::of)
                .sum();
        assertThat(covered).as("seed %d: nothing is lost before its time", seed).isGreaterThanOrEqualTo(young);
    }

    private static List<List<Long>> cells(Cohorts cohorts) {
        List<List<Long>> cells = new ArrayList<>();
        for (int cell = 0; cell < cohorts.size(); cell++) {
            List<Long> fields = new ArrayList<>(List.of(cohorts.start(cell), cohorts.end(cell)));
            for (Column column : Column.values()) {
                fields.add((long) cohorts.count(cell, column));
            }
            cells.add(fields);
        }
        return cells;
    }
}
