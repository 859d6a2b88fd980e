package io.otpwatch.gateway.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CurrencyTest {
    private final AtomicLong now = new AtomicLong();
    private final Currency currency = new Currency(now::get);

    @Test
    void nothing_is_known_before_it_was_proven() {
        // When
        pass(Duration.ofSeconds(3));
        // Then
        assertThat(currency.holds()).isFalse();
        assertThat(currency.ageSeconds()).isEqualTo(3);
    }

    @Test
    void a_proof_holds_for_a_while_and_its_age_shows_that_no_other_comes() {
        // Given
        currency.proven(now.get());
        // When
        pass(Currency.LIMIT);
        boolean atTheLimit = currency.holds();
        pass(Duration.ofSeconds(1));
        // Then
        assertThat(atTheLimit).isTrue();
        assertThat(currency.holds()).isFalse();
        assertThat(currency.ageSeconds()).isEqualTo(11);
    }

    @Test
    void it_is_lost_when_ids_are_read_anew() {
        // Given
        currency.proven(now.get());
        // When
        currency.lost();
        // Then
        assertThat(currency.holds()).isFalse();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
