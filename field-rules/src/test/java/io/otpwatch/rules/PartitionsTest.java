package io.otpwatch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartitionsTest {
    static List<String[]> vectors() {
        return Vectors.rows("vectors/partitions.tsv");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_challenge_goes_to_the_partition_of_its_vector(String challengeId, int partitions, int partition) {
        assertThat(Partitions.of(challengeId, partitions)).isEqualTo(partition);
    }

    /** The numbers of Kafka's own UtilsTest. */
    @Test
    void murmur2_gives_the_known_hashes() {
        assertThat(murmur2("21")).isEqualTo(-973932308);
        assertThat(murmur2("foobar")).isEqualTo(-790332482);
        assertThat(murmur2("a-little-bit-long-string")).isEqualTo(-985981536);
        assertThat(murmur2("a-little-bit-longer-string")).isEqualTo(-1486304829);
        assertThat(murmur2("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8")).isEqualTo(-58897971);
        assertThat(murmur2("abc")).isEqualTo(479470107);
    }

    @Test
    void a_challenge_goes_where_kafkas_default_partitioner_sends_it() {
        long seed = 20260101L;
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            // Given
            byte[] key = new byte[random.nextInt(130)];
            random.nextBytes(key);
            String id = new String(key, StandardCharsets.UTF_8);
            byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);

            // Then
            assertThat(Partitions.of(id, 24))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(Utils.toPositive(Utils.murmur2(utf8)) % 24);
        }
    }

    private static int murmur2(String text) {
        return Partitions.murmur2(text.getBytes(StandardCharsets.UTF_8));
    }
}
