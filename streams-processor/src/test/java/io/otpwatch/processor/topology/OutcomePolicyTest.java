package io.otpwatch.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.events.OutcomeKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomePolicyTest {
    @Test
    void all_publishes_every_outcome() {
        assertThat(published(OutcomePolicy.ALL))
                .containsExactly(OutcomeKind.UNKNOWN, OutcomeKind.RECEIVED, OutcomeKind.FAILED, OutcomeKind.MISSING);
    }

    @Test
    void not_received_keeps_back_what_went_well() {
        assertThat(published(OutcomePolicy.NOT_RECEIVED))
                .contains(OutcomeKind.FAILED, OutcomeKind.MISSING)
                .doesNotContain(OutcomeKind.RECEIVED);
    }

    @Test
    void off_publishes_nothing() {
        assertThat(published(OutcomePolicy.OFF)).isEmpty();
    }

    @Test
    void each_policy_is_found_by_its_label() {
        assertThat(Arrays.stream(OutcomePolicy.values()).map(OutcomePolicy::label))
                .containsExactly("off", "not-received", "all");
        assertThat(Arrays.stream(OutcomePolicy.values()).map(policy -> OutcomePolicy.of(policy.label())))
                .containsExactly(OutcomePolicy.values());
    }

    @Test
    void any_other_label_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> OutcomePolicy.of("ALL"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be off, not-received or all");
    }

    private static List<OutcomeKind> published(OutcomePolicy policy) {
        return Arrays.stream(OutcomeKind.values()).filter(policy::publishes).toList();
    }
}
