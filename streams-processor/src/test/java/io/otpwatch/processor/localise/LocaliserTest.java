package io.otpwatch.processor.localise;

import static io.otpwatch.processor.localise.Evidences.leaf;
import static io.otpwatch.processor.localise.Evidences.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LocaliserTest {
    private static final int SENDERS = 12;
    private static final int DOMAINS = 12;
    private static final int SENT = 50;
    private static final int USUAL = 45;

    private final Localiser localiser = new Localiser();

    @Test
    void no_leaves_no_culprit() {
        assertThat(localiser.explain(List.of())).isEmpty();
        assertThat(localiser.explainSince(List.of())).isEmpty();
    }

    @Test
    void where_all_is_as_usual_nobody_is_named() {
        assertThat(localiser.explain(table((sender, domain) -> false))).isEmpty();
    }

    @Test
    void the_sender_is_named_of_which_nothing_arrives() {
        // When
        List<Culprit> culprits = localiser.explain(table((sender, domain) -> sender == 2));
        // Then
        assertThat(culprits).singleElement().satisfies(culprit -> {
            assertThat(culprit.scope()).isEqualTo(scope("sender=s2"));
            assertThat(culprit.rho()).isEqualTo(.02);
            assertThat(culprit.leaves()).isEqualTo(DOMAINS);
            assertThat(culprit.sent()).isEqualTo(DOMAINS * SENT);
            assertThat(culprit.arrived()).isZero();
            assertThat(culprit.expected()).isEqualTo(.9 * DOMAINS * SENT);
            assertThat(culprit.since()).isEmpty();
        });
    }

    @Test
    void the_runner_up_is_no_part_of_the_culprit_and_has_less_for_it() {
        // When
        Culprit culprit =
                localiser.explain(table((sender, domain) -> sender == 2)).get(0);
        // Then
        assertThat(culprit.runnerUp()).hasValueSatisfying(runnerUp -> {
            assertThat(culprit.scope().covers(runnerUp.scope())).isFalse();
            assertThat(runnerUp.score()).isPositive().isLessThan(culprit.score());
            assertThat(runnerUp.runnerUp()).isEmpty();
        });
    }

    @Test
    void if_all_leaves_are_bad_it_is_everything() {
        // When
        List<Culprit> culprits = localiser.explain(table((sender, domain) -> true));
        // Then
        assertThat(culprits).singleElement().satisfies(culprit -> {
            assertThat(culprit.scope()).isEqualTo(Scope.EVERYTHING);
            assertThat(culprit.runnerUp()).as("all else is part of it").isEmpty();
        });
    }

    @Test
    void a_single_leaf_is_everything_and_all_that_it_may_be_called() {
        // When
        List<Culprit> culprits = localiser.explain(List.of(leaf("channel=SMS sender=s country=FR", 50, 0)));
        // Then
        assertThat(culprits).singleElement().satisfies(culprit -> {
            assertThat(culprit.scope()).isEqualTo(Scope.EVERYTHING);
            assertThat(culprit.indistinguishableFrom())
                    .containsExactly(scope("channel=SMS"), scope("sender=s"), scope("country=FR"));
            assertThat(culprit.isKnownAs(scope("country=FR"))).isTrue();
            assertThat(culprit.isKnownAs(scope("country=DE"))).isFalse();
        });
    }

    @Test
    void leaves_that_are_fine_count_against_what_they_lie_in() {
        // When: one of the routes of s2
        List<Culprit> culprits = localiser.explain(table((sender, domain) -> sender == 2 && domain == 3));
        // Then
        assertThat(culprits)
                .singleElement()
                .satisfies(culprit -> assertThat(culprit.scope()).isEqualTo(scope("sender=s2 domain=d3")));
    }

    @Test
    void what_no_leaf_alone_would_show_shows_together() {
        // Given: of each route of s2 three codes, none of which arrived
        List<LeafEvidence> leaves = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            for (int domain = 0; domain < DOMAINS; domain++) {
                leaves.add(leaf(route(sender, domain), 3, sender == 2 ? 0 : 3));
            }
        }
        // When, Then
        assertThat(localiser.explain(leaves)).extracting(Culprit::scope).containsExactly(scope("sender=s2"));
        assertThat(localiser.explain(leaves.stream()
                        .filter(leaf -> scope("sender=s2 domain=d0").covers(leaf.leaf())
                                || !scope("sender=s2").covers(leaf.leaf()))
                        .toList()))
                .isEmpty();
    }

    @Test
    void two_that_meet_are_both_named() {
        // When
        List<Culprit> culprits = localiser.explain(table((sender, domain) -> sender == 2 || domain == 1));
        // Then
        assertThat(culprits).extracting(Culprit::scope).containsExactly(scope("sender=s2"), scope("domain=d1"));
    }

    @Test
    void at_most_three_are_named() {
        // When: four routes of nothing in common
        List<Culprit> culprits = localiser.explain(table((sender, domain) -> sender == domain && sender < 4));
        // Then
        assertThat(culprits)
                .hasSize(3)
                .allSatisfy(culprit -> assertThat(culprit.scope().attributes()).hasSize(2));
    }

    @Test
    void what_has_nothing_in_common_is_not_a_small_loss_of_everything() {
        // Given: a quarter of few routes
        List<LeafEvidence> leaves = table((sender, domain) -> sender == domain).stream()
                .filter(leaf -> Integer.parseInt(leaf.leaf()
                                        .value("sender")
                                        .orElseThrow()
                                        .substring(1))
                                < 4
                        && Integer.parseInt(leaf.leaf()
                                        .value("domain")
                                        .orElseThrow()
                                        .substring(1))
                                < 4)
                .toList();
        // When, Then
        assertThat(leaves).hasSize(16);
        assertThat(localiser.explain(leaves))
                .hasSize(3)
                .allSatisfy(culprit -> assertThat(culprit.leaves()).isOne());
    }

    @Test
    void a_whole_with_one_part_that_is_worse_is_not_taken_to_pieces() {
        // Given: half of s2, and nothing of it to d5
        List<LeafEvidence> leaves = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            for (int domain = 0; domain < DOMAINS; domain++) {
                int arrived = sender != 2 ? USUAL : domain == 5 ? 0 : USUAL / 2;
                leaves.add(leaf(route(sender, domain), SENT, arrived));
            }
        }
        // When, Then
        assertThat(localiser.explain(leaves))
                .extracting(Culprit::scope)
                .containsExactly(scope("sender=s2"), scope("sender=s2 domain=d5"));
    }

    @Test
    void more_than_usual_is_nobodys_fault() {
        // Given
        List<LeafEvidence> leaves = table((sender, domain) -> false).stream()
                .map(leaf -> leaf(pairs(leaf.leaf()), SENT, SENT))
                .toList();
        // When, Then
        assertThat(localiser.explain(leaves)).isEmpty();
    }

    @Test
    void leaves_without_codes_say_nothing() {
        // Given
        List<LeafEvidence> leaves = table((sender, domain) -> sender == 2);
        leaves.add(leaf("sender=s2 domain=quiet", 0, 0));
        // When, Then
        assertThat(localiser.explain(leaves)).extracting(Culprit::scope).containsExactly(scope("sender=s2"));
    }

    @Test
    void evidence_of_one_leaf_in_parts_is_added_up() {
        // Given
        List<LeafEvidence> whole = List.of(leaf("sender=s", 10, 1), leaf("sender=t", 20, 18));
        List<LeafEvidence> parts = List.of(leaf("sender=s", 4, 1), leaf("sender=t", 20, 18), leaf("sender=s", 6, 0));
        // When, Then
        assertThat(localiser.explain(parts)).hasSize(1).allSatisfy(culprit -> {
            Culprit same = localiser.explain(whole).get(0);
            assertThat(culprit.scope()).isEqualTo(same.scope());
            assertThat(culprit.sent()).isEqualTo(same.sent());
            assertThat(culprit.score()).isCloseTo(same.score(), within(1e-9));
        });
    }

    @Test
    void the_start_is_the_one_that_explains_most() {
        // Given: s2 has been out for four minutes of sixteen, at 50 codes a minute and route
        List<EvidenceSince> starts = new ArrayList<>();
        for (int minutes = 1; minutes <= 16; minutes *= 2) {
            int well = Math.max(0, minutes - 4);
            List<LeafEvidence> leaves = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                for (int domain = 0; domain < DOMAINS; domain++) {
                    int arrived = USUAL * (sender == 2 ? well : minutes);
                    leaves.add(leaf(route(sender, domain), SENT * minutes, arrived));
                }
            }
            starts.add(new EvidenceSince(1000 - minutes, leaves));
        }
        // When
        List<Culprit> culprits = localiser.explainSince(starts);
        // Then
        assertThat(culprits).singleElement().satisfies(culprit -> {
            assertThat(culprit.scope()).isEqualTo(scope("sender=s2"));
            assertThat(culprit.since()).isEqualTo(OptionalLong.of(996));
            assertThat(culprit.sent()).isEqualTo(4 * SENT * DOMAINS);
        });
    }

    @Test
    void a_localiser_forgets_the_leaves_of_before() {
        // Given
        localiser.explain(table((sender, domain) -> sender == 2));
        // When
        List<Culprit> culprits = localiser.explain(List.of(leaf("sender=a", 50, 0), leaf("sender=b", 50, 45)));
        // Then
        assertThat(culprits).singleElement().satisfies(culprit -> {
            assertThat(culprit.scope()).isEqualTo(scope("sender=a"));
            assertThat(culprit.leaves()).isOne();
        });
    }

    @Test
    void any_names_will_do() {
        // Given
        Localiser any = new Localiser(Hierarchy.upTo(2, List.of("region", "version")), RhoGrid.DEFAULT);
        // When
        List<Culprit> culprits = any.explain(List.of(
                leaf("region=eu version=1", 50, 45),
                leaf("region=eu version=2", 50, 2),
                leaf("region=us version=1", 50, 46),
                leaf("region=us version=2", 50, 1)));
        // Then
        assertThat(culprits).extracting(Culprit::scope).containsExactly(scope("version=2"));
    }

    @Test
    void a_gain_for_each_rho_is_needed() {
        assertThatThrownBy(() ->
                        localiser.explain(List.of(new LeafEvidence(scope("sender=s"), new double[] {1}, 1, 1, 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LeafEvidence(scope("sender=s"), new double[] {Double.NaN}, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LeafEvidence(scope("sender=s"), new double[] {1}, -1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<LeafEvidence> table(Routes isBad) {
        List<LeafEvidence> leaves = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            for (int domain = 0; domain < DOMAINS; domain++) {
                leaves.add(leaf(route(sender, domain), SENT, isBad.test(sender, domain) ? 0 : USUAL));
            }
        }
        return leaves;
    }

    private interface Routes {
        boolean test(int sender, int domain);
    }

    private static String route(int sender, int domain) {
        return "sender=s" + sender + " domain=d" + domain;
    }

    private static String pairs(Scope scope) {
        return scope.text().replace(", ", " ");
    }
}
