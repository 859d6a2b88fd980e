package io.otpwatch.processor.localise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private final Scope leaf =
            Scope.of(Map.of("domain", "310-260", "channel", "SMS", "sender", "acme", "tier", "gold"));

    @Test
    void attributes_stand_in_the_order_of_a_codes_way_and_others_behind() {
        assertThat(leaf.text()).isEqualTo("channel=SMS, sender=acme, domain=310-260, tier=gold");
    }

    @Test
    void a_scope_covers_what_has_all_its_attributes() {
        assertThat(Scope.of(Map.of("sender", "acme")).covers(leaf)).isTrue();
        assertThat(leaf.covers(leaf)).isTrue();
        assertThat(Scope.EVERYTHING.covers(leaf)).isTrue();
        assertThat(Scope.of(Map.of("sender", "other")).covers(leaf)).isFalse();
        assertThat(leaf.covers(Scope.of(Map.of("sender", "acme")))).isFalse();
    }

    @Test
    void everything_has_a_name() {
        assertThat(Scope.EVERYTHING.text()).isEqualTo("everything");
        assertThat(Scope.EVERYTHING.isEverything()).isTrue();
    }

    @Test
    void shorter_scopes_come_first_then_names_in_order_then_values() {
        // Given
        List<Scope> ordered = Stream.of("sender=b channel=A", "domain=a", "sender=b", "sender=a", "alpha=a")
                .map(Evidences::scope)
                .sorted()
                .toList();
        // Then
        assertThat(ordered)
                .extracting(Scope::text)
                .containsExactly("sender=a", "sender=b", "domain=a", "alpha=a", "channel=A, sender=b");
    }

    @Test
    void an_attribute_has_one_value() {
        assertThatThrownBy(() -> new Scope(List.of(new Attribute("sender", "a"), new Attribute("sender", "b"))))
                .hasMessageContaining("sender");
        assertThatThrownBy(() -> new Attribute(" ", "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void values_are_looked_up_by_name() {
        assertThat(leaf.value("tier")).contains("gold");
        assertThat(leaf.value("country")).isEmpty();
    }
}
