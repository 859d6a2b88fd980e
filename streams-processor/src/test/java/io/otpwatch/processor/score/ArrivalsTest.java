package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    @Test
    void sums_are_exact_in_whatever_order_and_can_be_taken_back() {
        // Given
        SplittableRandom random = new SplittableRandom(1);
        Arrivals[] some = new Arrivals[20];
        for (int i = 0; i < some.length; i++) {
            some[i] = random(random);
            some[i].scale(random.nextDouble());
        }

        // When
        Arrivals forth = new Arrivals();
        Arrivals back = new Arrivals();
        for (int i = 0; i < some.length; i++) {
            forth.add(some[i]);
            back.add(some[some.length - 1 - i]);
        }

        // Then
        assertThat(forth).usingRecursiveComparison().isEqualTo(back);
        for (Arrivals one : some) {
            forth.subtract(one);
        }
        assertThat(forth).usingRecursiveComparison().isEqualTo(new Arrivals());
        assertThat(forth.isEmpty()).isTrue();
    }

    @Test
    void its_law_is_that_of_its_ages_and_of_some_that_arrive_by_another() {
        // Given
        Arrivals arrivals = new Arrivals();
        arrivals.addAge(2, 30);
        arrivals.addAge(8, 20);

        // When
        ArrivalLaw law = arrivals.law(ArrivalLaw.of(latency -> latency > 20 ? 1 : 0), 50);

        // Then
        assertThat(law.at(1)).isZero();
        assertThat(law.at(2)).isCloseTo(0.3, within(1e-4));
        assertThat(law.at(8)).isCloseTo(0.5, within(1e-4));
        assertThat(law.at(30)).isCloseTo(1, within(1e-4));
    }

    @Test
    void what_is_written_is_read_back() {
        // Given
        Arrivals arrivals = random(new SplittableRandom(2));
        arrivals.scale(0.37);

        // When
        Arrivals read = Arrivals.read(Packed.reader(arrivals::write));

        // Then
        assertThat(read).usingRecursiveComparison().isEqualTo(arrivals);
        assertThat(read.sent()).isPositive();
    }

    private static Arrivals random(SplittableRandom random) {
        Arrivals arrivals = new Arrivals();
        arrivals.addSent(random.nextInt(1_000) + 1_000);
        arrivals.addArrived(random.nextInt(1_000));
        for (int i = 0; i < 50; i++) {
            arrivals.addAge(random.nextInt(5_000), random.nextInt(9));
        }
        return arrivals;
    }
}
