package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.events.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TermsTest {
    @ParameterizedTest
    @EnumSource(Terms.Basis.class)
    void what_is_written_is_read_back(Terms.Basis basis) {
        // Given
        Normal normal = new Normal(0.931, 0.871, ArrivalLaw.logNormal(7, 1.2), 12);
        Terms terms = new Terms(normal, 17.25, basis);

        // When
        Terms read = Terms.read(Packed.reader(terms::write));

        // Then
        assertThat(read).usingRecursiveComparison().isEqualTo(terms);
    }

    @ParameterizedTest
    @CsvSource({
        "SMS, RECEIPT, 0.90, 0.717, 9",
        "SMS, ENTRY, 0.70, 0.397, 38",
        "EMAIL, RECEIPT, 0.92, 0.764, 18",
        "EMAIL, ENTRY, 0.65, 0.344, 60"
    })
    void before_anything_is_known_they_are_the_shipped_beliefs_two_deviations_down(
            Channel channel, Signal signal, double usual, double arriving, double median) {
        Terms terms = Terms.prior(channel, signal);
        assertThat(terms.basis()).isEqualTo(Terms.Basis.PRIOR);
        assertThat(terms.normal().usual()).isEqualTo(usual);
        assertThat(terms.normal().arriving()).isCloseTo(arriving, within(1e-3));
        assertThat(terms.normal().law().at(median + 0.5)).isCloseTo(0.5, within(0.01));
        assertThat(terms.threshold()).isCloseTo(25.1, within(0.1));
    }

    @Test
    void a_normal_that_surely_arrives_more_than_the_most_is_refused() {
        ArrivalLaw law = ArrivalLaw.logNormal(6, 1);
        assertThat(Normal.known(0.999, law).arriving()).isEqualTo(Normal.MAX);
        assertThatThrownBy(() -> new Normal(1, 0.98, law, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Normal(1, Double.NaN, law, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
