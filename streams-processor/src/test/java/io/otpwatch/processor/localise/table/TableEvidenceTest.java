package io.otpwatch.processor.localise.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.processor.localise.Culprit;
import io.otpwatch.processor.localise.EvidenceSince;
import io.otpwatch.processor.localise.Hierarchy;
import io.otpwatch.processor.localise.LeafEvidence;
import io.otpwatch.processor.localise.Localiser;
import io.otpwatch.processor.localise.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableEvidenceTest {
    private static final Scope A = Scope.of(Map.of("a", "1"));
    private static final Scope B = Scope.of(Map.of("a", "2"));
    private static final int MINUTES = 32;

    private final Localiser localiser =
            new Localiser(Hierarchy.upTo(3, List.of("region", "version", "method")), TableEvidence.GRID);

    @Test
    void the_starts_are_the_last_minutes_by_powers_of_two_up_to_half_of_all() {
        // Given
        List<TableRow> rows = new ArrayList<>();
        for (int minute = 100; minute < 112; minute++) {
            rows.add(new TableRow(A, minute, 0, 10));
        }
        // When, Then
        assertThat(TableEvidence.of(rows)).extracting(EvidenceSince::since).containsExactly(111L, 110L, 108L);
        assertThat(TableEvidence.of(rows).get(2).leaves())
                .singleElement()
                .extracting(LeafEvidence::sent)
                .isEqualTo(40L);
    }

    @Test
    void a_known_start_is_the_only_one() {
        // Given
        List<TableRow> rows = List.of(new TableRow(A, 1, 0, 10), new TableRow(A, 2, 1, 10), new TableRow(A, 3, 1, 10));
        // When, Then
        assertThat(TableEvidence.of(rows, 2)).singleElement().satisfies(start -> {
            assertThat(start.since()).isEqualTo(2);
            assertThat(start.leaves())
                    .singleElement()
                    .extracting(LeafEvidence::arrived)
                    .isEqualTo(18L);
        });
        assertThatThrownBy(() -> TableEvidence.of(rows, 1)).hasMessage("no minute is earlier");
        assertThatThrownBy(() -> TableEvidence.of(rows, 4)).hasMessage("all minutes are earlier");
    }

    @Test
    void without_an_earlier_minute_nothing_is_usual() {
        assertThatThrownBy(() -> TableEvidence.of(List.of(new TableRow(A, 1, 0, 10), new TableRow(B, 1, 0, 10))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two minutes");
        assertThatThrownBy(() -> TableEvidence.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void more_bad_than_usual_speaks_for_trouble_and_less_against_it() {
        // Given
        List<TableRow> rows = new ArrayList<>();
        for (int minute = 0; minute < 10; minute++) {
            rows.add(new TableRow(A, minute, 100, 1000));
            rows.add(new TableRow(B, minute, 100, 1000));
        }
        rows.add(new TableRow(A, 10, 600, 1000));
        rows.add(new TableRow(B, 10, 0, 1000));
        // When
        List<LeafEvidence> leaves =
                List.copyOf(TableEvidence.of(rows, 10).get(0).leaves());
        // Then
        int half = 9;
        assertThat(TableEvidence.GRID.rho(half)).isEqualTo(.5);
        assertThat(leaves.get(0).gain()[half]).isPositive();
        assertThat(leaves.get(1).gain()[half]).isNegative();
        assertThat(leaves.get(1).gain()[half]).isCloseTo(1000 * Math.log(.5), within(1e-9));
        assertThat(leaves.get(0).expected()).isBetween(870.0, 900.0);
    }

    @Test
    void zero_totals_say_nothing() {
        // Given
        List<TableRow> rows = List.of(new TableRow(A, 1, 0, 0), new TableRow(A, 2, 0, 0), new TableRow(B, 2, 0, 0));
        // When
        List<EvidenceSince> starts = TableEvidence.of(rows);
        // Then
        assertThat(starts.get(0).leaves())
                .hasSize(2)
                .allSatisfy(leaf -> assertThat(leaf.gain()).containsOnly(0));
        assertThat(localiser.explainSince(starts)).isEmpty();
    }

    @Test
    void rows_of_one_leaf_and_minute_are_added_up() {
        // Given
        List<TableRow> whole = List.of(new TableRow(A, 1, 3, 30), new TableRow(A, 2, 4, 30), new TableRow(A, 3, 9, 30));
        List<TableRow> parts = List.of(
                new TableRow(A, 3, 9, 10),
                new TableRow(A, 1, 3, 10),
                new TableRow(A, 2, 4, 30),
                new TableRow(A, 1, 0, 20),
                new TableRow(A, 3, 0, 20));
        // When, Then
        assertThat(gains(TableEvidence.of(parts))).isEqualTo(gains(TableEvidence.of(whole)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, .3})
    void a_version_of_which_more_fails_is_named_with_its_first_minute(double spread) {
        // Given: 1 % fails; 8 % of version 3 for the last four minutes
        List<TableRow> rows = rows(new SplittableRandom(7), spread, "version=3");
        // When
        List<Culprit> culprits = localiser.explainSince(TableEvidence.of(rows));
        // Then
        assertThat(culprits).singleElement().satisfies(culprit -> {
            assertThat(culprit.scope().text()).isEqualTo("version=3");
            assertThat(culprit.rho()).isBetween(.9, .98);
            assertThat(culprit.since().orElseThrow()).isEqualTo(MINUTES - 4);
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, .3})
    void where_all_is_as_ever_nothing_is_named(double spread) {
        for (int seed = 0; seed < 30; seed++) {
            List<TableRow> rows = rows(new SplittableRandom(seed), spread, "nothing");
            assertThat(localiser.explainSince(TableEvidence.of(rows)))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void bad_is_no_more_than_total() {
        assertThatThrownBy(() -> new TableRow(A, 1, 2, 1)).hasMessageContaining("2 of 1");
        assertThatThrownBy(() -> new TableRow(A, 1, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** @param spread of the logarithm of each leaf's rate, anew each minute */
    private static List<TableRow> rows(SplittableRandom random, double spread, String broken) {
        List<TableRow> rows = new ArrayList<>();
        for (int minute = 0; minute < MINUTES; minute++) {
            for (int leaf = 0; leaf < 48; leaf++) {
                Scope scope = Scope.of(
                        Map.of("region", "r" + leaf % 3, "version", "" + leaf / 3 % 4, "method", "m" + leaf / 12));
                boolean bad = minute >= MINUTES - 4 && scope.text().contains(broken);
                double rate = (bad ? .08 : .01) * Math.exp(spread * random.nextGaussian());
                int total = 50 + random.nextInt(200);
                int count = 0;
                for (int i = 0; i < total; i++) {
                    count += random.nextDouble() < rate ? 1 : 0;
                }
                rows.add(new TableRow(scope, minute, count, total));
            }
        }
        return rows;
    }

    private static List<List<Double>> gains(List<EvidenceSince> starts) {
        return starts.stream()
                .flatMap(start -> start.leaves().stream())
                .map(leaf -> Arrays.stream(leaf.gain()).boxed().toList())
                .toList();
    }
}
