package io.otpwatch.processor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DomainLabelsTest {
    private final DomainLabels labels = new DomainLabels();

    @Test
    void the_first_domains_have_labels_of_their_own_and_keep_them() {
        // Given
        for (int i = 0; i < DomainLabels.MAX; i++) {
            assertThat(labels.of("d-" + i)).isEqualTo("d-" + i);
        }

        // When
        String late = labels.of("late");

        // Then
        assertThat(late).isEqualTo(DomainLabels.OTHER);
        assertThat(labels.of("d-0")).isEqualTo("d-0");
        assertThat(labels.of("d-199")).isEqualTo("d-199");
    }

    @Test
    void threads_at_once_do_not_exceed_the_limit() {
        // When
        long distinct = IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(i -> labels.of("d-" + i % 1_000))
                .distinct()
                .count();

        // Then
        assertThat(distinct).isEqualTo(DomainLabels.MAX + 1);
    }
}
