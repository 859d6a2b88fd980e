package io.otpwatch.processor.localise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LatticeTest {
    @Test
    void without_leaves_there_are_no_nodes() {
        assertThat(new Lattice(List.of(), Hierarchy.ROUTES).nodes()).isEmpty();
    }

    @Test
    void each_value_and_each_pair_that_occurs_is_a_node() {
        // When
        Lattice lattice = lattice(Hierarchy.upTo(2, List.of("a", "b")), "a=1 b=1", "a=1 b=2", "a=2 b=1", "a=2 b=2");
        // Then
        assertThat(lattice.nodes())
                .extracting(node -> node.scope().text())
                .containsExactlyInAnyOrder(
                        "everything", "a=1", "a=2", "b=1", "b=2", "a=1, b=1", "a=1, b=2", "a=2, b=1", "a=2, b=2");
    }

    @Test
    void equal_sets_of_leaves_are_one_node_with_the_shortest_description() {
        // When: provider p has sender s only, in whose country it alone is
        Lattice lattice = lattice(
                Hierarchy.upTo(3, List.of("provider", "sender", "country")),
                "provider=p sender=s country=FR",
                "provider=q sender=t country=DE",
                "provider=q sender=u country=DE",
                "provider=q sender=u country=GB");
        // Then
        Node p = node(lattice, "provider=p");
        assertThat(p.otherScopes()).extracting(Scope::text).containsExactly("sender=s", "country=FR");
        assertThat(lattice.nodes())
                .filteredOn(node -> node.leaves().length == 1)
                .hasSize(4);
    }

    @Test
    void the_description_with_the_fewest_alternatives_is_the_shortest_of_as_many_attributes() {
        // When: three countries, two operators
        Lattice lattice = lattice(
                Hierarchy.upTo(1, List.of("country", "operator")),
                "country=FR operator=orange",
                "country=DE operator=own",
                "country=GB operator=own");
        // Then
        assertThat(node(lattice, "operator=orange").otherScopes())
                .extracting(Scope::text)
                .containsExactly("country=FR");
    }

    @Test
    void an_attribute_that_follows_from_another_makes_no_longer_description() {
        // When
        Lattice lattice = lattice(
                Hierarchy.ROUTES,
                "channel=SMS provider=p sender=s country=FR operator=orange domain=208-01",
                "channel=SMS provider=p sender=s country=FR operator=sfr domain=208-10",
                "channel=SMS provider=q sender=t country=FR operator=sfr domain=208-10",
                "channel=SMS provider=q sender=t country=DE operator=own domain=262-01",
                "channel=EMAIL provider=p sender=m country=ZZ operator=google domain=gmail.com");
        // Then
        assertThat(lattice.nodes())
                .flatExtracting(node -> node.descriptions())
                .extracting(description -> Set.copyOf(description.names()))
                .doesNotContain(
                        Set.of("country", "operator"),
                        Set.of("country", "domain"),
                        Set.of("channel", "provider", "country"),
                        Set.of("provider", "sender", "domain"));
        Node s = node(lattice, "sender=s");
        assertThat(s.scope().text()).isEqualTo("sender=s");
        assertThat(s.otherScopes())
                .as("what else is just this")
                .extracting(Scope::text)
                .containsExactlyInAnyOrder("channel=SMS, provider=p", "provider=p, country=FR");
    }

    @Test
    void a_description_costs_for_its_alternatives_and_its_attributes() {
        // When
        Lattice lattice = lattice(Hierarchy.upTo(2, List.of("a", "b")), "a=1 b=1", "a=1 b=2", "a=2 b=1", "a=2 b=2");
        // Then
        assertThat(node(lattice, "everything").cost()).isZero();
        assertThat(node(lattice, "a=1").cost()).isCloseTo(Math.log(2) + 1.5, within(1e-12));
        assertThat(node(lattice, "a=1, b=1").cost()).isCloseTo(Math.log(4) + 3, within(1e-12));
    }

    @Test
    void a_leaf_that_lacks_an_attribute_is_in_no_node_of_it() {
        // When
        Lattice lattice = lattice(Hierarchy.upTo(2, List.of("a", "b")), "a=1", "a=1 b=1", "a=2 b=1");
        // Then
        assertThat(node(lattice, "b=1").leaves()).containsExactly(1, 2);
        assertThat(node(lattice, "a=1").leaves()).containsExactly(0, 1);
    }

    @Test
    void it_knows_its_leaves() {
        // Given
        Lattice lattice = lattice(Hierarchy.ROUTES, "sender=s", "sender=t");
        // Then
        assertThat(lattice.isOf(scopes("sender=t", "sender=s", "sender=t"))).isTrue();
        assertThat(lattice.isOf(scopes("sender=t"))).isFalse();
        assertThat(lattice.isOf(scopes("sender=t", "sender=s", "sender=u"))).isFalse();
    }

    private static Lattice lattice(Hierarchy hierarchy, String... leaves) {
        return new Lattice(scopes(leaves), hierarchy);
    }

    private static List<Scope> scopes(String... leaves) {
        return Stream.of(leaves).map(Evidences::scope).toList();
    }

    private static Node node(Lattice lattice, String text) {
        return lattice.nodes().stream()
                .filter(node -> node.descriptions().stream()
                        .anyMatch(description -> description.scope().text().equals(text)))
                .findFirst()
                .orElseThrow();
    }
}
