package io.otpwatch.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownKeysTest {
    @Test
    void the_distance_counts_edits() {
        assertThat(KnownKeys.distance("", "abc")).isEqualTo(3);
        assertThat(KnownKeys.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(KnownKeys.distance("same", "same")).isZero();
    }

    @Test
    void the_nearest_key_has_the_fewest_edits() {
        assertThat(new KnownKeys(Set.of("horizon.sms.ms", "deadline.sms.ms")).nearest("deadlin.sms"))
                .isEqualTo("deadline.sms.ms");
        assertThat(new KnownKeys(Set.of()).nearest("anything")).isEqualTo("kafka.bootstrap.servers");
    }
}
