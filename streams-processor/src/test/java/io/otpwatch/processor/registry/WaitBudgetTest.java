package io.otpwatch.processor.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitBudgetTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final WaitBudget budget = new WaitBudget(Duration.ofSeconds(4), Duration.ofSeconds(10));

    @Test
    void look_ups_share_it() {
        // When
        budget.spend(0, 3 * SECOND);

        // Then
        assertThat(budget.left(3 * SECOND)).isEqualTo(SECOND);
        budget.spend(3 * SECOND, 5 * SECOND);
        assertThat(budget.left(5 * SECOND)).isZero();
    }

    @Test
    void it_is_whole_again_a_transaction_after_the_last() {
        // When
        budget.spend(0, 4 * SECOND);

        // Then
        assertThat(budget.left(14 * SECOND - 1)).isZero();
        assertThat(budget.left(14 * SECOND)).isEqualTo(4 * SECOND);
    }
}
